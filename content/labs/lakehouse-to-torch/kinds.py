"""What does each kind of table allow a training reader? 55 scans are deleted first."""

import shutil

from lake import SMALL, WORK, table

KINDS = WORK / "kinds"
TABLES = ["scans_plain", "scans", "parcels", "parcels_dv"]
RANKS = 4


def delete_some():
    """Deletion vectors: no data file changes."""
    scans = table("scans", KINDS)
    builder = scans.new_batch_write_builder()
    is_deleted = scans.new_read_builder().new_predicate_builder().between("scan_id", 100, 154)
    commit = builder.new_commit()
    commit.commit(builder.new_update().delete_by_predicate(is_deleted))
    commit.close()


def attempt(action):
    try:
        return str(action())
    except (ValueError, NotImplementedError) as refused:
        return f"{type(refused).__name__}: {refused}"


def keys(opened, splits):
    column = "scan_id" if opened.primary_keys == [] else "parcel"
    read = opened.new_read_builder().with_projection([column]).new_read()
    return read.to_arrow(splits).column(column).to_pylist()


def shards(opened, ranks=RANKS):
    parts = [keys(opened, scan(opened).with_shard(rank, ranks).plan().splits()) for rank in range(ranks)]
    all_keys = [key for part in parts for key in part]
    once = "each once" if len(all_keys) == len(set(all_keys)) else "SOME TWICE"
    if opened.options.deletion_vectors_enabled() and opened.primary_keys:
        return f"divided by file names, which are new in each run; {once}"
    return f"{[len(part) for part in parts]}, {once}"


def scan(opened):
    return opened.new_read_builder().new_scan()


def chunks(opened):
    splits = scan(opened).with_chunk_shuffle(7, 32).plan().splits()
    sizes = [len(keys(opened, [split])) for split in splits]
    return f"{len(sizes)} chunks, at most {max(sizes)}, {sum(sizes)} rows"


def filtered(opened):
    builder = opened.new_read_builder()
    builder.with_filter(builder.new_predicate_builder().equal("late", 0))
    return len(builder.new_scan().with_chunk_shuffle(7, 32).plan().splits())


def mapped(opened):
    data = opened.new_read_builder().new_read().to_torch(scan(opened).plan().splits())
    held = "nothing held" if data._data is None else "whole table held in memory"
    return f"{len(data)} rows, {held}"


if __name__ == "__main__":
    shutil.rmtree(KINDS, ignore_errors=True)
    shutil.copytree(WORK / "warehouse", KINDS)
    delete_some()
    for name in TABLES:
        opened = table(name, KINDS, **SMALL)
        splits = scan(opened).plan().splits()
        print(f"== {name}: {len(splits)} splits, {sum(s.row_count for s in splits)} records in files, "
              f"{len(keys(opened, splits))} rows")
        print(f"  with_shard, 4    {attempt(lambda: shards(opened))}")
        print(f"  with_slice       {attempt(lambda: len(keys(opened, scan(opened).with_slice(0, 250).plan().splits())))}")
        print(f"  chunk shuffle    {attempt(lambda: chunks(opened))}")
        print(f"    with a filter  {attempt(lambda: filtered(opened))}")
        print(f"  map-style        {attempt(lambda: mapped(opened))}")
        print()
