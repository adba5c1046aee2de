"""The pinned snapshot, exported as Parquet and Lance, and read by the same eight readers."""

import json
import shutil

import lance
import pyarrow as pa
import pyarrow.parquet as pq
import torch.distributed as dist
from lance.sampler import ShardedFragmentSampler
from lance.torch.data import LanceDataset
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from lake import BATCH, WORK, Audit, table
from ranks import on_ranks

FILES = [400, 300, 200, 100]  # rows of the Parquet files
GROUP = 50  # rows of a row group
PARQUET, LANCE = WORK / "export" / "parquet", WORK / "export" / "scans.lance"
WORKERS = 2

WAYS = [
    "Parquet, a file each",
    "Parquet, a row group each",
    "Lance, fork",
    "Lance, spawn",
    "Lance, spawn, reader's own number",
]


def export():
    """One training set, twice; each says from which snapshot it comes."""
    shutil.rmtree(WORK / "export", ignore_errors=True)
    PARQUET.mkdir(parents=True)
    pinned = table("scans", tag="train-1")
    builder = pinned.new_read_builder()
    plan = builder.new_scan().plan()
    rows = builder.new_read().to_arrow(plan.splits())
    lineage = {"table": "scans", "tag": "train-1", "snapshot": plan.snapshot_id}
    rows = rows.replace_schema_metadata({"lineage": json.dumps(lineage)})
    at = 0
    for i, count in enumerate(FILES):
        pq.write_table(rows.slice(at, count), PARQUET / f"part-{i}.parquet", row_group_size=GROUP)
        at += count
    sample = rows.slice(700, 200)  # the rows of part-2
    (WORK / "export" / "part-2.rows.json").write_text(json.dumps([{
        "snapshot": "file", "columns": sample.column_names, "count": sample.num_rows,
        "rows": [list(row.values()) for row in sample.to_pylist()]}]))
    lance.write_dataset(rows, LANCE, max_rows_per_file=100)
    print("lineage in a Parquet footer:", pq.read_schema(PARQUET / "part-0.parquet").metadata[b"lineage"].decode())
    print("the same in Lance's schema: ", lance.dataset(LANCE).schema.metadata[b"lineage"].decode())


def reader_number(rank, world):
    info = get_worker_info()
    return rank * info.num_workers + info.id, world * info.num_workers


class ParquetReader(IterableDataset):
    """Every n-th file, or every n-th row group of all files, for each of n readers."""

    def __init__(self, rank, world, by_group):
        self.rank, self.world, self.by_group = rank, world, by_group

    def pieces(self):
        files = sorted(PARQUET.glob("*.parquet"))  # the same order on all ranks
        if not self.by_group:
            return [(file, None) for file in files]
        return [(file, [g]) for file in files for g in range(pq.read_metadata(file).num_row_groups)]

    def __iter__(self):
        number, count = reader_number(self.rank, self.world)
        for file, groups in self.pieces()[number::count]:
            opened = pq.ParquetFile(file)
            chunk = opened.read(columns=["scan_id"]) if groups is None else opened.read_row_groups(
                groups, columns=["scan_id"])
            yield from chunk.to_pylist()


class LanceReader(LanceDataset):
    """Divides by a number that it is told, not by one that it detects in the worker."""

    def __init__(self, uri, rank, world, **options):
        super().__init__(uri, **options)
        self.place = rank, world

    def __iter__(self):
        self.sampler = ShardedFragmentSampler(*reader_number(*self.place))
        return super().__iter__()


def rows_of(batch):
    """Runs in the worker: of row dictionaries, or of a tensor."""
    ids = [row["scan_id"] for row in batch] if isinstance(batch, list) else batch.tolist()
    return get_worker_info().id, ids


def loader(way, rank, world):
    if way < 2:
        return DataLoader(ParquetReader(rank, world, way == 1), BATCH, num_workers=WORKERS,
                          collate_fn=rows_of, multiprocessing_context="fork")
    options = {"batch_size": BATCH, "columns": ["scan_id"]}
    data = LanceReader(str(LANCE), rank, world, **options) if way == 4 else LanceDataset(
        str(LANCE), **options)
    return DataLoader(data, batch_size=None, num_workers=WORKERS, collate_fn=rows_of,
                      multiprocessing_context="fork" if way == 2 else "spawn")


def read_all(rank, world):
    dist.init_process_group("gloo")
    results = [list(loader(way, rank, world)) for way in range(len(WAYS))]
    dist.destroy_process_group()
    return results


if __name__ == "__main__":
    export()
    print()
    print(Audit.header())
    audit = Audit(range(1000))
    ranks = on_ranks(4, read_all)
    for way, name in enumerate(WAYS):
        print(audit.line(name, [results[way] for results in ranks], WORKERS))
