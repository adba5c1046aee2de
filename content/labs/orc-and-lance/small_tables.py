"""A small ORC file and a small Lance dataset of three versions, looked into.

They and their rows stay in .work/small: the site's explorers open them.
"""

import json
import shutil
from pathlib import Path

import lance
import pyarrow.orc as orc
import pyorc

from parcels import parcels

WORK = Path(".work/small")
ORC, LANCE = WORK / "parcels.orc", WORK / "parcels.lance"


def plain_value(value):
    """A value as the rows file has it: JSON has no decimals and no times."""
    if hasattr(value, "isoformat"):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value if isinstance(value, (int, float, str, type(None))) else str(value)


def kept(snapshot, table):
    """The first and last 50 rows by id."""
    rows = sorted([plain_value(value) for value in row.values()] for row in table.to_pylist())
    return {"snapshot": snapshot, "columns": table.schema.names, "count": len(rows),
            "rows": rows[:50] + rows[-50:] if len(rows) > 100 else rows}


def write_orc():
    table = parcels(3_600)
    # zlib: what most readers know. Two index entries a stripe; a Bloom filter of
    # customers, which are column 3 (0 is the row as a whole).
    with orc.ORCWriter(str(ORC), compression="zlib", stripe_size=1024, batch_size=1_200,
                       row_index_stride=1_000, bloom_filter_columns=[3],
                       dictionary_key_size_threshold=0.5) as writer:
        for begin in range(0, len(table), 1_200):
            writer.write(table.slice(begin, 1_200))
    rows = [kept("file", orc.read_table(ORC))]
    ORC.with_suffix(".orc.rows.json").write_text(json.dumps(rows))


def show_orc():
    with open(ORC, "rb") as file:
        reader = pyorc.Reader(file)
        print(f"parcels.orc: {len(reader):,} rows, {reader.compression.name},"
              f" {reader.num_of_stripes} stripes")
        for number, stripe in enumerate(reader.iter_stripes()):
            at = stripe[2].statistics
            print(f"  stripe {number}: bytes {stripe.bytes_offset:>6,} to"
                  f" {stripe.bytes_offset + stripe.bytes_length:>6,}, rows from"
                  f" {stripe.row_offset:>5,}, at {at['minimum']:%H:%M:%S} …"
                  f" {at['maximum']:%H:%M:%S}")


def names_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")
            if path.is_file()}


def show_version(title, dataset, before):
    print(f"version {dataset.version}: {title}")
    new = sorted(name.split("/")[0] for name in names_in(LANCE) - before)
    counted = ", ".join(f"{new.count(name)} in {name}" for name in sorted(set(new)))
    print(f"  new files: {counted}")
    for fragment in dataset.get_fragments():
        meta = fragment.metadata
        fields = " and ".join(str(file.fields) for file in meta.files)
        print(f"  fragment {fragment.fragment_id}: fields {fields},"
              f" {meta.physical_rows} rows written, {meta.num_deletions} deleted")


def write_lance():
    dataset, before = None, set()
    snapshots = []
    print("\nparcels.lance")
    for title, change in (
        ("1,200 parcels, at most 600 in a file",
         lambda: lance.write_dataset(parcels(1_200), LANCE, max_rows_per_file=600)),
        ("add a column", lambda: dataset.add_columns(
            {"cents": "cast(price * 100 as bigint)"})),
        ("delete the parcels to Oslo", lambda: dataset.delete("city = 'Oslo'")),
    ):
        change()
        dataset = lance.dataset(LANCE)
        show_version(title, dataset, before)
        before = names_in(LANCE)
    for version in dataset.versions():
        number = version["version"]
        table = lance.dataset(LANCE, version=number).to_table()
        print(f"read again at version {number}: {len(table):,} rows,"
              f" {len(table.schema.names)} columns")
        snapshots.append(kept(str(number), table))
    LANCE.with_suffix(".lance.rows.json").write_text(json.dumps(snapshots))


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    write_orc()
    show_orc()
    write_lance()


if __name__ == "__main__":
    main()
