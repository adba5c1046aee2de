"""The tables that the Flink job wrote, and the audit of what readers of several processes read."""

import os
from collections import Counter
from pathlib import Path

from pypaimon.table.file_store_table import FileStoreTable

WORK = Path(__file__).parent / ".work"
WAREHOUSE = WORK / "warehouse"
BATCH = 32


def table(name, warehouse=WAREHOUSE, **options):
    """The table, with read options such as scan.tag-name; here with _ for . and -."""
    opened = FileStoreTable.from_path(str(warehouse / "default.db" / name))
    return opened.copy({KEYS[key]: str(value) for key, value in options.items()})


KEYS = {
    "tag": "scan.tag-name",
    "snapshot": "scan.snapshot-id",
    "split_size": "source.split.target-size",
    "open_cost": "source.split.open-file-cost",
}
# One split for each file of this small table.
SMALL = {"split_size": "1 b", "open_cost": "1 b"}


class Audit:
    """What the readers of all ranks got: batches of (worker, ids)."""

    def __init__(self, expected):
        self.expected = set(expected)

    @staticmethod
    def header():
        return f"{'':<37}{'rows of ranks':>20}{'steps':>13}{'idle':>6}{'never':>7}{'again':>7}"

    def line(self, name, ranks, workers):
        """`ranks` is, for each rank, the list of its batches, or the reason why there is none."""
        failed = [got for got in ranks if isinstance(got, str)]
        if failed:
            return f"{name:<37}{failed[0]}"
        rows = [sum(len(ids) for _, ids in got) for got in ranks]
        seen = Counter(i for got in ranks for _, ids in got for i in ids)
        busy = sum(len({worker for worker, _ in got}) for got in ranks)
        never = len(self.expected - seen.keys())
        again = sum(count - 1 for count in seen.values())
        return (
            f"{name:<37}{'  '.join(map(str, rows)):>20}{' '.join(str(len(got)) for got in ranks):>13}"
            f"{len(ranks) * workers - busy:>6}{never:>7}{again:>7}"
        )


def environment(rank, world, port):
    """What torchrun sets for each process."""
    os.environ.update(RANK=str(rank), WORLD_SIZE=str(world), MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))
