"""Reads the three tables without their libraries: only JSON, Avro, SQLite and Parquet.

Run three_commits.py first. Every line is one thing a reader opens, in order.
"""

import json
import sqlite3
from pathlib import Path

import fastavro
import pyarrow.parquet as pq

from orders import SCHEMA
from tree import Names

WORK = Path(".work/three-commits").resolve()


def avro(path):
    with open(path, "rb") as file:
        return list(fastavro.reader(file))


def rows_of(path, columns):
    return pq.read_table(path, columns=columns).to_pylist()


def total(rows):
    return f"{len(rows)} rows, total {sum(row['price'] for row in rows)}"


def local(uri):
    return WORK / "iceberg" / uri.removeprefix("file:///lake/")


def read_iceberg():
    names, rows = Names(), []
    (pointer,) = sqlite3.connect(WORK / "catalog.db").execute(
        "SELECT metadata_location FROM iceberg_tables WHERE table_name = 'orders'"
    ).fetchone()
    print(f"1 ask the catalog      {names.short(local(pointer).name)}")
    metadata = json.loads(local(pointer).read_text())
    current = metadata["current-snapshot-id"]
    snapshot = next(s for s in metadata["snapshots"] if s["snapshot-id"] == current)
    manifest_list = local(snapshot["manifest-list"])
    print(f"2 open that metadata   {len(metadata['snapshots'])} snapshots; the current"
          f" one names {names.short(manifest_list.name)}")
    manifests = avro(manifest_list)
    print(f"3 open the list        {len(manifests)} manifests")
    for manifest in manifests:
        for entry in avro(local(manifest["manifest_path"])):
            path = local(entry["data_file"]["file_path"])
            if entry["status"] == 2:  # 0 existing, 1 added, 2 deleted
                print(f"4 open a manifest      skip {names.short(path.name)}")
                continue
            found = rows_of(path, SCHEMA.names)
            name = names.short(path.name)
            print(f"4 open a manifest      read {name}: {len(found)} rows")
            rows += found
    print(f"5 add up               {total(rows)}")


def read_delta():
    names, live, table = Names(), [], WORK / "delta" / "orders"
    for entry in sorted((table / "_delta_log").glob("*.json")):
        for line in entry.read_text().splitlines():
            action = json.loads(line)
            if "add" in action:
                live.append(action["add"]["path"])
                print(f"{entry.name[-8:]}  add     {names.short(live[-1])}")
            elif "remove" in action:
                gone = action["remove"]["path"]
                live.remove(gone)
                print(f"{entry.name[-8:]}  remove  {names.short(gone)}")
    rows = [row for path in live for row in rows_of(table / path, SCHEMA.names)]
    print(f"{len(live)} files are live: {total(rows)}")


def read_paimon():
    names, table = Names(), WORK / "paimon" / "shop.db" / "orders"
    newest = max(
        (table / "snapshot").glob("snapshot-*"), key=lambda p: int(p.name.split("-")[1])
    )
    snapshot = json.loads(newest.read_text())
    print(f"1 newest snapshot file {newest.name}: kind {snapshot['commitKind']},"
          f" totalRecordCount {snapshot['totalRecordCount']}")
    live = []
    for part in ("baseManifestList", "deltaManifestList"):
        manifests = avro(table / "manifest" / snapshot[part])
        print(f"2 {part:20} {len(manifests)} manifests")
        for manifest in manifests:
            for entry in avro(table / "manifest" / manifest["_FILE_NAME"]):
                file = entry["_FILE"]["_FILE_NAME"]
                # _KIND 0 adds a file, 1 takes one out again.
                live.append(file) if entry["_KIND"] == 0 else live.remove(file)
                print(f"3 open a manifest      add {names.short(file)}")
    merged = {}
    for file in live:
        # No compaction has run and we have one bucket, so every file is in bucket-0.
        for row in rows_of(table / "bucket-0" / file, None):
            old = merged.get(row["id"])
            if old is None or old["_SEQUENCE_NUMBER"] < row["_SEQUENCE_NUMBER"]:
                merged[row["id"]] = row
            if old:
                print(f"4 merge by key         id {row['id']}: price {old['price']}"
                      f" (sequence {old['_SEQUENCE_NUMBER']}) or {row['price']}"
                      f" (sequence {row['_SEQUENCE_NUMBER']})")
    print(f"5 add up               {total(list(merged.values()))}")


if __name__ == "__main__":
    for name, read in (
        ("Iceberg", read_iceberg),
        ("Delta Lake", read_delta),
        ("Paimon", read_paimon),
    ):
        print(f"== {name}")
        read()
        print()
