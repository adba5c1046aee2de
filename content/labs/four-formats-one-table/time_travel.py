"""Asks each engine for its list of versions, and for the rows of every one of them.

The tables and the rows stay in .work/time-travel: the site's table explorer opens them.
"""

import json
import shutil
from pathlib import Path

from orders import SCHEMA, show
from tables import DeltaOrders, IcebergOrders, PaimonOrders
from three_commits import write_all

WORK = Path(".work/time-travel").resolve()


def iceberg_versions(table):
    """(id, note, rows) of every snapshot that the current metadata lists."""
    handle = table.handle()
    for snapshot in handle.metadata.snapshots:
        rows = handle.scan(snapshot_id=snapshot.snapshot_id).to_arrow()
        yield snapshot.snapshot_id, snapshot.summary.operation.value, rows


def delta_versions(table):
    for entry in reversed(table.handle().history()):
        # Our commits count from 1, Delta's versions from 0.
        yield entry["version"], entry["operation"], table.read(entry["version"] + 1)


def paimon_versions(table):
    for path in sorted((table.folder / "snapshot").glob("snapshot-*")):
        snapshot = json.loads(path.read_text())
        yield snapshot["id"], snapshot["commitKind"], table.read(snapshot["id"])


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for kind, versions, stem in (
        (IcebergOrders, iceberg_versions, "iceberg-orders"),
        (DeltaOrders, delta_versions, "delta-orders"),
        (PaimonOrders, paimon_versions, "paimon-orders"),
    ):
        table = kind(WORK)
        write_all(table)
        print(f"== {table.name}")
        kept = []
        for identity, note, rows in versions(table):
            # Iceberg's ids are random numbers of 63 bits.
            label = identity if identity < 10 else "<random>"
            print(f"{label!s:10}{note:11}{show(rows)}")
            values = sorted([row[name] for name in SCHEMA.names] for row in rows.to_pylist())
            kept.append({"snapshot": str(identity), "columns": SCHEMA.names, "rows": values})
        (WORK / f"{stem}.rows.json").write_text(json.dumps(kept))
        print()


if __name__ == "__main__":
    main()
