"""Counts the reads of pylance and pyarrow for the simulator's columns, and writes them as cases.

`python main.py` writes `tests/fixtures/sims/iop-counter.json`.
"""

import json
import os
import random
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("LANCE_LOG", "error")

import lance  # noqa: E402
import numpy as np  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

import parquet_page  # noqa: E402
from files import CountingFile  # noqa: E402

OUT = Path(__file__).resolve().parents[4] / "tests/fixtures/sims/iop-counter.json"
WORK = Path(".work/oracle")
ROWS, GROUP = 8_192, 2_048
KINDS = ["fixed", "nulls", "differ"]
SIZES = [16, 64, 128, 252, 256, 512, 1024, 3072]
PAGES = {"groups": 1 << 20, "pages-1m": 1 << 20, "pages-64k": 1 << 16, "pages-8k": 1 << 13}


def lengths(size):
    return [size // 2 + (row * 7_919) % (size // 2 + 1) for row in range(ROWS)]


def nulls(kind):
    return np.arange(ROWS) % 4 == 3 if kind == "nulls" else None


def lance_table(kind, size):
    """Random bytes, so that no compression is worth it."""
    dice = np.random.default_rng(size)
    if kind == "differ":
        column = pa.array([dice.bytes(one) for one in lengths(size)], pa.binary())
        field = pa.field("v", pa.binary(), metadata={"lance-encoding:compression": "none"})
    else:
        numbers = pa.array(dice.random(ROWS * size // 4, dtype=np.float32))
        mask = nulls(kind)
        column = pa.FixedSizeListArray.from_arrays(
            numbers, size // 4, mask=None if mask is None else pa.array(mask))
        field = pa.field("v", column.type)
    return pa.table([column], schema=pa.schema([field]))


def write_parquet(path, kind, size, page):
    dice = np.random.default_rng(size)
    if kind == "differ":
        column = pa.array([dice.bytes(one) for one in lengths(size)], pa.binary())
    else:
        column = pa.array([dice.bytes(size) for _ in range(ROWS)], pa.binary(size), mask=nulls(kind))
    field = pa.field("v", column.type, nullable=kind == "nulls")
    pq.write_table(
        pa.table([column], schema=pa.schema([field])), path, row_group_size=GROUP,
        compression="none", use_dictionary=False, write_page_index=True, write_statistics=False,
        # A page ends after each batch that fills it: here after each batch.
        data_page_size=1, write_batch_size=min(GROUP, page // size))


class Lance:
    def __init__(self, path, block):
        self.data = lance.dataset(path, block_size=block)
        self.data.io_stats_incremental()

    def fetch(self, rows):
        assert self.data.take(rows, columns=["v"]).num_rows == len(rows)
        stats = self.data.io_stats_incremental()
        return [stats.read_iops, stats.read_bytes]


class Groups:
    def __init__(self, path):
        self.file = CountingFile(path)
        self.reader = None

    def fetch(self, rows):
        before = self.file.reads, self.file.bytes
        self.reader = self.reader or pq.ParquetFile(self.file)
        groups = sorted({row // GROUP for row in rows})
        self.reader.read_row_groups(groups, columns=["v"], use_threads=False)
        return [self.file.reads - before[0], self.file.bytes - before[1]]


class Pages:
    """The lab's reader by hand: the file's end, offset indexes, pages."""

    def __init__(self, path):
        self.file, self.reader = CountingFile(path), None

    def fetch(self, rows):
        before = self.file.reads, self.file.bytes
        self.reader = self.reader or parquet_page.ByHand(self.file)
        at = None
        for begin, length, first in map(self.reader.page_of, rows):
            if at != begin:
                at = begin
                self.reader.read(begin, length)
        return [self.file.reads - before[0], self.file.bytes - before[1]]


def some_rows(dice):
    count = dice.choice([1, 1, 2, 5, 10, 30, 100])
    if dice.random() < 0.3:
        start = dice.randrange(ROWS - count)
        return list(range(start, start + count))
    if dice.random() < 0.3:
        start = dice.randrange(ROWS - 8 * count)
        return sorted(dice.sample(range(start, start + 8 * count), count))
    return sorted(dice.sample(range(ROWS), count))


def main():
    parquet_page.PIECE = GROUP
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    dice = random.Random(17)
    cases = []
    for kind in KINDS:
        for size in SIZES:
            table = WORK / f"{kind}-{size}.lance"
            # One batch: it is one page, as long as it has.
            lance.write_dataset(lance_table(kind, size), table)
            opened = [("lance", block, lambda block=block: Lance(table, block))
                      for block in (4_096, 65_536) for _ in range(3)]
            for store, page in PAGES.items():
                path = WORK / f"{kind}-{size}-{store}.parquet"
                write_parquet(path, kind, size, page)
                make = Groups if store == "groups" else Pages
                opened += [(store, 4_096, lambda path=path, make=make: make(path))] * 2
            for store, block, make in opened:
                reader = make()
                fetches = [some_rows(dice) for _ in range(3)]
                counted = [[rows, *reader.fetch(rows)] for rows in fetches]
                cases.append([kind, size, store, block, counted])
    versions = f"pylance {lance.__version__}, pyarrow {pa.__version__}"
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases)
    OUT.write_text(f'{{"engine":"{versions}","cases":[\n{lines}\n]}}\n')
    print(len(cases), "cases,", sum(len(one[4]) for one in cases), "fetches")


if __name__ == "__main__":
    main()
