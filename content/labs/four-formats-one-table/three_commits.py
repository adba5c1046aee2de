"""Writes the same three commits in three formats and lists what lies in the folders.

An argument says which order gets the new price in commit 3. It is order 2 otherwise.
"""

import shutil
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from orders import CHANGED_ID, CHANGED_PRICE, COMMIT_1, COMMIT_2, SCHEMA, show
from tables import FORMATS, DeltaOrders, IcebergOrders, PaimonOrders
from tree import Tree

WORK = Path(".work/three-commits").resolve()


def iceberg_role(name):
    # The commit point is not in this folder at all: it is a row of the catalog.
    return "data" if name.startswith("data/") else "metadata"


def delta_role(name):
    return "commit point" if name.startswith("_delta_log/") else "data"


def paimon_role(name):
    if name.startswith("bucket-"):
        return "data"
    if name.startswith("snapshot/snapshot-"):
        return "commit point"
    return "hint" if name == "snapshot/LATEST" else "metadata"


ROLES = {
    IcebergOrders: iceberg_role,
    DeltaOrders: delta_role,
    PaimonOrders: paimon_role,
}


def write_all(table, after_step=lambda step: None, changed=CHANGED_ID):
    """Creates the table and makes the three commits."""
    table.create()
    after_step("create")
    table.append(COMMIT_1)
    after_step("commit 1")
    table.append(COMMIT_2)
    after_step("commit 2")
    table.set_price(changed, CHANGED_PRICE)
    after_step("commit 3")


def every_parquet_file(folder):
    """What somebody gets who takes the folder for the table."""
    files = sorted(folder.rglob("*.parquet"))
    parts = [pq.read_table(file, columns=SCHEMA.names).cast(SCHEMA) for file in files]
    return len(files), pa.concat_tables(parts)


def main(changed=CHANGED_ID):
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for kind in FORMATS:
        table = kind(WORK)
        tree = Tree(table.folder, ROLES[kind])
        write_all(table, tree.look, changed)
        print(f"== {table.name}")
        tree.print(table.live_files())
        if kind is IcebergOrders:
            current = tree.names.short(table.newest_pointer().name)
            print(f"commit point, in catalog.db:   metadata/{current}")
        count, rows = every_parquet_file(table.folder)
        print(f"the table after commit 3:      {show(table.read())}")
        print(f"all {count} Parquet files, added up: {rows.num_rows} rows, "
              f"total {sum(rows['price'].to_pylist())}")
        print(f"time travel to commit 1:       {show(table.read(1))}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
