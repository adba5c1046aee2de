"""Writes the same 3,600 rows as four Parquet files, and compares their columns.

The files and their rows stay in .work/files: the site's Parquet explorer opens them.
"""

import json
import shutil

import pyarrow.parquet as pq

from layouts import LAYOUTS, WORK, path, write
from parcels import SCHEMA


def plain_value(value):
    """A value as the rows file has it: JSON has no decimals and no times."""
    if hasattr(value, "isoformat"):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value if isinstance(value, (int, float, str, type(None))) else str(value)


def keep_rows(layout):
    """The first and last 50 rows by id, as pyarrow reads them back."""
    rows = sorted(
        [plain_value(value) for value in row.values()]
        for row in pq.read_table(path(layout)).to_pylist()
    )
    kept = [{"snapshot": "file", "columns": SCHEMA.names, "count": len(rows),
             "rows": rows[:50] + rows[-50:]}]
    path(layout).with_suffix(".rows.json").write_text(json.dumps(kept))


def line(title, values):
    print(f"{title:14}" + "".join(f"{value:>12,}" for value in values))


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    footers = []
    for layout in LAYOUTS:
        write(layout, path(layout))
        keep_rows(layout)
        footers.append(pq.read_metadata(path(layout)))

    def chunks(footer, column):
        return [footer.row_group(group).column(column)
                for group in range(footer.num_row_groups)]

    def size(footer, columns):
        return sum(chunk.total_compressed_size
                   for column in columns for chunk in chunks(footer, column))

    print(f"{'bytes':14}" + "".join(f"{layout:>12}" for layout in LAYOUTS))
    for column, name in enumerate(SCHEMA.names):
        line(name, [size(footer, [column]) for footer in footers])
    files = [path(layout).stat().st_size for layout in LAYOUTS]
    every = range(len(SCHEMA))
    line("all the rest", [file - size(footer, every)
                          for file, footer in zip(files, footers)])
    line("file", files)
    line("row groups", [footer.num_row_groups for footer in footers])

    print("\nhow values are stored (and codec)")
    for layout, footer in zip(LAYOUTS, footers):
        print(f"  {layout}")
        for column, name in enumerate(SCHEMA.names):
            chunk = chunks(footer, column)[0]
            # RLE is always there: the levels of optional columns use it.
            encodings = sorted(set(chunk.encodings) - {"RLE"})
            print(f"    {name:10}{', '.join(encodings)} ({chunk.compression.lower()})")


if __name__ == "__main__":
    main()
