"""Expires what no branch or tag protects, and looks for files that nothing names now.

`python expire.py audit` removes the branch audit first.
"""

import json
import sys
from datetime import datetime, timedelta, timezone

from history import build
from tree import avro, local


def reachable(history):
    """The files that the current metadata file leads to, by following names."""
    current = history.table.metadata_location
    metadata = json.loads(local(history, current).read_text())
    paths = {current} | {entry["metadata-file"] for entry in metadata["metadata-log"]}
    for snapshot in metadata["snapshots"]:
        paths.add(snapshot["manifest-list"])
        for manifest in avro(local(history, snapshot["manifest-list"]))[1]:
            paths.add(manifest["manifest_path"])
            for entry in avro(local(history, manifest["manifest_path"]))[1]:
                if entry["status"] != 2:  # 2 is a note that a file was taken out
                    paths.add(entry["data_file"]["file_path"])
    return {local(history, path) for path in paths}


def count(title, paths):
    data = sum(path.suffix == ".parquet" for path in paths)
    lists = sum(path.name.startswith("snap-") for path in paths)
    avros = sum(path.suffix == ".avro" for path in paths) - lists
    print(f"  {title:36}{data:>3} data files{lists:>4} manifest lists{avros:>4} manifests")


def report(title, history):
    table = history.table
    names = " ".join(history.name(snapshot.snapshot_id)
                     for snapshot in table.metadata.snapshots)
    on_disk = {path for path in history.folder.rglob("*") if path.is_file()}
    print(f"{title}: snapshots {names}")
    count("on disk", on_disk)
    unnamed = on_disk - reachable(history)
    count("named by no snapshot", unnamed)
    return unnamed


def attempt(history, name):
    try:
        snapshot = history.id(name)
        return f"{len(history.table.scan(snapshot_id=snapshot).to_arrow())} rows"
    except ValueError as error:
        return f"{type(error).__name__}: {str(error).split(':')[0]}"


def main(drop_branch=None):
    history = build("expire")
    if drop_branch:
        with history.table.manage_snapshots() as refs:
            refs.remove_branch(drop_branch)
    report("before", history)
    tomorrow = datetime.now(timezone.utc) + timedelta(days=1)
    history.table.maintenance.expire_snapshots().older_than(tomorrow).commit()
    unnamed = report("after expiry", history)
    for name in ("s1", "s2", "s4"):
        print(f"  time travel to {name}: {attempt(history, name)}")

    for path in unnamed:
        path.unlink()
    report("after the unnamed files were deleted", history)
    for name in ("s2", "s4"):
        print(f"  time travel to {name}: {attempt(history, name)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
