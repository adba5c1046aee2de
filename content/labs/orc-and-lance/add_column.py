"""Adds a column that is computed from another one, and counts the bytes for it."""

import shutil
from decimal import Decimal

import lance
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.orc as orc
import pyarrow.parquet as pq

from files import (LANCE, ORC, PARQUET, WORK, count_file, line, size, write_orc,
                   write_parquet)

COPY = WORK / "grown.lance"


def rewrite(name, source, read, write):
    """A Parquet or ORC file cannot grow a column: a new file replaces it."""
    table, reads, total = count_file(source, read)
    cents = pc.cast(pc.multiply(table["price"], pa.scalar(Decimal(100))), pa.int64())
    target = WORK / f"grown{source.suffix}"
    write(table.append_column("cents", cents), target)
    line(f"{name}: read the old file", reads, total)
    print(f"  {'':34}writes  {size(target):>12,} bytes")


def files_of(dataset):
    return {file.path: file.fields for fragment in dataset.get_fragments()
            for file in fragment.data_files()}


def main():
    print("add cents = price × 100")
    rewrite("Parquet", PARQUET, pq.read_table, write_parquet)
    rewrite("ORC", ORC, lambda file: orc.ORCFile(file).read(), write_orc)

    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(LANCE, COPY)
    dataset = lance.dataset(COPY)
    before = files_of(dataset)
    dataset.io_stats_incremental()
    dataset.add_columns({"cents": "cast(price * 100 as bigint)"})
    stats = dataset.io_stats_incremental()
    line("Lance: read what the column needs", stats.read_iops, stats.read_bytes)
    print(f"  {'':34}writes  {size(COPY) - size(LANCE):>12,} bytes")

    after = files_of(dataset)
    print(f"\nLance's data files: {len(before)} before, {len(after)} now,"
          f" of which {len(before.keys() & after.keys())} are the same")
    for title, fields in (("old", [after[path] for path in before]),
                          ("new", [after[path] for path in after.keys() - before.keys()])):
        print(f"  {title} files hold the fields {fields[0]}")
    old = lance.dataset(COPY, version=1)
    print(f"version {dataset.version} has {len(dataset.schema.names)} columns,"
          f" version 1 still has {len(old.schema.names)}")
    some = dataset.take([0, 49_999], columns=["price", "cents"]).to_pylist()
    print("read back:", ", ".join(f"{row['price']} → {row['cents']}" for row in some))


if __name__ == "__main__":
    main()
