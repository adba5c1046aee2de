"""The same three commits with Apache Hudi: its files, and every instant read again.

An argument says the type of the table: COPY_ON_WRITE, as otherwise, or MERGE_ON_READ.
"""

import json
import shutil
import sys
from pathlib import Path

from hudi_spark import HudiOrders, show, start
from tree import Tree



def role(name):
    if name.endswith(".parquet") or ".log." in name:
        return "data"
    if name.startswith(".hoodie/timeline/"):
        # <requested>_<completed>.commit is the instant in state COMPLETED. The commits
        # of a merge-on-read table are called deltacommit.
        return "commit point" if name.endswith("commit") else "metadata"
    return "housekeeping" if "index_defs" in name else "metadata"


def in_metadata_table(name):
    return name.startswith(".hoodie/metadata/")


def skip(name):
    # The metadata table is a Hudi table of its own; .crc files are Hadoop checksums.
    return in_metadata_table(name) or name.endswith(".crc")


def main(type="COPY_ON_WRITE"):
    work = Path(".work/hudi", type.lower()).resolve()
    shutil.rmtree(work, ignore_errors=True)
    spark = start(work)
    table = HudiOrders(spark, work / "orders", type)
    tree = Tree(table.folder, role, skip)
    table.write_all(tree.look)

    print(f"== {table.name}")
    tree.print(table.live_files())
    names = [path.relative_to(table.folder).as_posix()
             for path in table.folder.rglob("*") if path.is_file()]
    checksums = [name for name in names if name.endswith(".crc")]
    inner = [name for name in names if in_metadata_table(name) and name not in checksums]
    print(f"not listed: {len(inner)} files of the metadata table, {len(checksums)} checksums")

    print(f"the table after commit 3:      {show(table.read())}")
    files = [str(path) for path in table.folder.glob("*.parquet")]
    everything = spark.read.parquet(*files).collect()
    print(f"all {len(files)} Parquet files, added up: {len(everything)} rows, "
          f"total {sum(row.price for row in everything)}")
    snapshots = []
    for number, instant in enumerate(table.instants(), start=1):
        rows = table.read(number)
        print(f"time travel to commit {number}:       {show(rows)}")
        snapshots.append(
            {"snapshot": instant, "columns": ["id", "item", "price"], "rows": rows}
        )
    (work / "hudi-orders.rows.json").write_text(json.dumps(snapshots))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
