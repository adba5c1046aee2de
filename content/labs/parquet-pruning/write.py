"""Writes the four files and shows what the footer says of their row groups.

`python write.py page=100` writes smaller pages, `dictionary=customer` another encoding.
"""

import sys

import pyarrow.parquet as pq

from layouts import LAYOUTS, write


def options(arguments):
    changed = dict(argument.split("=") for argument in arguments)
    if "dictionary" in changed:
        changed["dictionary"] = ["city", changed["dictionary"]]
    return {key: value if key == "dictionary" else type(1.0 if key == "fpp" else 1)(value)
            for key, value in changed.items()}


def main(*arguments):
    for layout in LAYOUTS:
        target = write(layout, **options(arguments))
        footer = pq.read_metadata(target)
        pages = sum(footer.row_group(g).column(c).total_compressed_size
                    for g in range(footer.num_row_groups) for c in range(footer.num_columns))
        print(f"{layout}: {footer.num_rows:,} rows in {footer.num_row_groups} row groups, "
              f"{target.stat().st_size:,} bytes")
        print(f"  pages {pages:,}, footer {footer.serialized_size:,}, Bloom filters and "
              f"page index {target.stat().st_size - pages - footer.serialized_size - 12:,}")
        print("  group  at, min … max       customer, min … max           city, min … max")
        for number in range(footer.num_row_groups):
            group = footer.row_group(number)
            at, customer, city = (group.column(column).statistics for column in (1, 2, 3))
            print(f"  {number:>5}  {at.min:%H:%M:%S} … {at.max:%H:%M:%S}"
                  f"  {customer.min} … {customer.max}  {city.min} … {city.max}")
        print()


if __name__ == "__main__":
    main(*sys.argv[1:])
