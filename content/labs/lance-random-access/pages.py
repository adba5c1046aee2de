"""Writes 40,000 parcels in batches of 1,000, and shows the pages of each column.

`python pages.py slices` hands Lance slices of one large table instead of batches that
own their memory.
"""

import re
import sys

import pyarrow as pa
from lance.file import LanceFileReader

from files import BIG, ROWS, WORK, fresh, lance
from parcels import parcels

BATCH = 1_000
LAYOUTS = {"MiniBlockLayout": "mini-block", "FullZipLayout": "full-zip"}


def write(path=BIG, slices=False):
    table = parcels(ROWS)
    batches = table.to_batches(max_chunksize=BATCH)
    if not slices:
        # A slice shares the buffers of the whole table. `take` makes new ones.
        batches = [batch.take(pa.array(range(len(batch)))) for batch in batches]
    reader = pa.RecordBatchReader.from_batches(table.schema, batches)
    lance.write_dataset(reader, fresh(path))
    return table.schema


def described(page):
    """(layout, number of values), as the description of the page says."""
    text = str(page.encoding)
    layout = next(short for name, short in LAYOUTS.items() if name in text)
    return layout, int(re.search(r"num_items: (\d+)", text)[1])


def shorter(numbers):
    """40 pages of 1,000 values are not listed one by one."""
    shown = [f"{number:,}" for number in numbers]
    return " + ".join(shown if len(shown) < 5 else [*shown[:2], "…"])


def main(how="owned"):
    path = BIG if how == "owned" else WORK / "slices.lance"
    schema = write(path, slices=how == "slices")
    (file,) = (path / "data").iterdir()
    metadata = LanceFileReader(str(file)).metadata()
    with file.open("rb") as data:
        data.seek(-40, 2)
        footer = data.read()
    print(f"one fragment, one file: {metadata.num_rows:,} rows, {file.stat().st_size:,} bytes")
    print(f"format {metadata.major_version}.{metadata.minor_version};"
          f" the last 4 of the footer's {len(footer)} bytes are {footer[-4:].decode()}")
    print(f"{metadata.num_column_metadata_bytes:,} bytes describe the columns\n")
    print(f"{'column':12}{'layout':12}{'pages':>5}  {'values in each page':33}"
          "buffers of the first page, in bytes")
    for name, column in zip(schema.names, metadata.columns):
        pages = [described(page) for page in column.pages]
        sizes = " + ".join(f"{buffer.size:,}" for buffer in column.pages[0].buffers)
        print(f"{name:12}{pages[0][0]:12}{len(pages):>5}"
              f"  {shorter([values for _, values in pages]):33}{sizes}")


if __name__ == "__main__":
    main(*sys.argv[1:])
