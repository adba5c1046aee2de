"""Branch, tag, a mistake and a rollback: every snapshot is read, and what names it.

The table and its rows stay in .work/snapshots: the site's table explorer opens them.
"""

import json

from history import branch_and_tag, build, mistake, rollback

ROWS_FILE = "iceberg-history.rows.json"


def plain_value(value):
    """A value as the rows file has it: JSON has no times."""
    if hasattr(value, "isoformat"):
        return value.isoformat().replace("+00:00", "Z")
    return value


def refs(history):
    table = history.table
    return ", ".join(f"{ref.snapshot_ref_type} {name} → {history.name(ref.snapshot_id)}"
                     for name, ref in sorted(table.refs().items()))


def tell(step, history):
    if step in (branch_and_tag, mistake, rollback):
        print(f"{step.__name__:15}{refs(history)}")


def read_all(history):
    """Reads every snapshot, under the schema that was current when it was made."""
    table, kept = history.table, []
    for snapshot in table.metadata.snapshots:
        rows = table.scan(snapshot_id=snapshot.snapshot_id).to_arrow()
        names = rows.schema.names
        values = sorted(([plain_value(row[name]) for name in names]
                         for row in rows.to_pylist()), key=lambda row: row[0])
        money = names[-1] if names[-1] == "price" else "amount"
        print(f"  {history.name(snapshot.snapshot_id)}, child of"
              f" {history.name(snapshot.parent_snapshot_id):3}"
              f"{snapshot.summary.operation.value:10}ids"
              f" {' '.join(str(row[0]) for row in values):17}{money} total"
              f" {sum(rows[money].to_pylist()):,}")
        kept.append({"snapshot": str(snapshot.snapshot_id), "columns": names, "rows": values})
    (history.work / ROWS_FILE).write_text(json.dumps(kept))


def main():
    history = build("snapshots", after_step=tell)
    table = history.table
    print("\nby name")
    for title, scan in (
        ("main", table.scan()),
        ("tag two-appends", table.scan().use_ref("two-appends")),
        ("branch audit", table.scan().use_ref("audit")),
    ):
        print(f"  {title:17}{len(scan.to_arrow())} rows")
    print("\nevery snapshot of the metadata")
    read_all(history)
    log = [history.name(entry.snapshot_id) for entry in table.history()]
    print("\nwhat was current on main, one after the other:", " ".join(log))


if __name__ == "__main__":
    main()
