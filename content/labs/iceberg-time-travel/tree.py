"""Walks from the newest metadata file to the rows, with JSON and an Avro library only."""

import json
import re
import struct
from datetime import datetime, timezone

import fastavro

from history import build

STATUS = {0: "existing", 1: "added", 2: "deleted"}
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Names:
    """Replaces random parts of names by <a>, <b>, … so that two runs print the same."""

    def __init__(self):
        self.known = {}

    def short(self, path):
        text = path.removeprefix("file:///lake/shop/orders/")
        text = re.sub(r"snap-\d+", "snap-<id>", text)
        return UUID.sub(lambda match: self.letter(match.group()), text)

    def letter(self, uuid):
        return self.known.setdefault(uuid, f"<{chr(ord('a') + len(self.known))}>")


def avro(path):
    """The header's own entries, and the records."""
    with open(path, "rb") as file:
        reader = fastavro.reader(file)
        return reader.metadata, list(reader)


def bound(field, raw):
    """A bound is bytes; the field's id says how to read them."""
    if field in (3, 5, 6):
        return raw.decode()
    number = struct.unpack("<q" if len(raw) == 8 else "<i", raw)[0]
    if field == 2:
        return f"{datetime.fromtimestamp(number / 1e6, timezone.utc):%d.%m. %H:%M}"
    return str(number)


def bounds(file):
    """Lowest and highest value of each column, by field id."""
    highest = {pair["key"]: pair["value"] for pair in file["upper_bounds"]}
    return ", ".join(
        f"{pair['key']}: {bound(pair['key'], pair['value'])} … "
        f"{bound(pair['key'], highest[pair['key']])}"
        for pair in sorted(file["lower_bounds"], key=lambda pair: pair["key"])
    )


def local(history, path):
    return history.folder / path.removeprefix("file:///lake/shop/orders/")


def main():
    history, names = build("tree"), Names()
    newest = max((history.folder / "metadata").glob("*.metadata.json"))
    metadata = json.loads(newest.read_text())
    print(f"metadata/{names.short(newest.name)}: format {metadata['format-version']}")
    print(f"  schemas {[schema['schema-id'] for schema in metadata['schemas']]},"
          f" current {metadata['current-schema-id']}")
    print(f"  partition specs {[spec['spec-id'] for spec in metadata['partition-specs']]},"
          f" current {metadata['default-spec-id']}")
    for name, ref in metadata["refs"].items():
        print(f"  {ref['type']} {name} → {history.name(ref['snapshot-id'])}")
    for snapshot in metadata["snapshots"]:
        parent = history.name(snapshot.get("parent-snapshot-id"))
        print(f"  snapshot {history.name(snapshot['snapshot-id'])}, parent {parent}:"
              f" {snapshot['summary']['operation']}, schema {snapshot['schema-id']}")

    current = next(snapshot for snapshot in metadata["snapshots"]
                   if snapshot["snapshot-id"] == metadata["current-snapshot-id"])
    print(f"\n{names.short(current['manifest-list'])}, the manifest list of"
          f" {history.name(current['snapshot-id'])}")
    _, manifests = avro(local(history, current["manifest-list"]))
    for manifest in manifests:
        print(f"  spec {manifest['partition_spec_id']}, added by"
              f" {history.name(manifest['added_snapshot_id'])}:"
              f" {names.short(manifest['manifest_path'])}")
    for manifest in manifests:
        header, entries = avro(local(history, manifest["manifest_path"]))
        print(f"\n{names.short(manifest['manifest_path'])}, {header['content']},"
              f" partitions by {[field['name'] for field in json.loads(header['partition-spec'])]}")
        for entry in entries:
            file = entry["data_file"]
            print(f"  {STATUS[entry['status']]}: {names.short(file['file_path'])},"
                  f" {file['record_count']} rows")
            print(f"    {bounds(file)}")


if __name__ == "__main__":
    main()
