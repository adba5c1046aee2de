"""Writes 50,000 parcels as Parquet, ORC and Lance, and counts what reads cost."""

import io
import os
import shutil
from pathlib import Path

import lance
import pyarrow as pa
import pyarrow.orc as orc
import pyarrow.parquet as pq

from parcels import parcels, with_vectors

WORK = Path(".work/big")
PARQUET, ORC, LANCE = WORK / "parcels.parquet", WORK / "parcels.orc", WORK / "parcels.lance"
ROWS = 50_000
# Ten row groups, ten stripes: pieces of 5,000 rows in both.
PIECE = 5_000


def write_parquet(table, target=PARQUET):
    pq.write_table(table, target, row_group_size=PIECE, compression="zstd",
                   use_dictionary=["customer", "city"])


def write_orc(table, target=ORC, stride=1_000):
    """`stride`: after how many rows the index has an entry. ORC's own default is 10,000."""
    if "vector" in table.schema.names:
        # ORC has lists, but no list of a fixed size.
        lists = table["vector"].cast(pa.list_(pa.float32()))
        table = table.set_column(table.schema.get_field_index("vector"), "vector", lists)
    with orc.ORCWriter(str(target), compression="zstd", stripe_size=1 << 20,
                       batch_size=PIECE, row_index_stride=stride) as writer:
        for begin in range(0, len(table), PIECE):
            writer.write(table.slice(begin, PIECE))


def write_lance(table, target=LANCE):
    lance.write_dataset(table, target, max_rows_per_file=ROWS // 2)


def write_all():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    table = with_vectors(parcels(ROWS))
    write_parquet(table)
    write_orc(table)
    write_lance(table)
    return table


def size(path):
    """Bytes of a file, or of the data files of a Lance dataset."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in (path / "data").iterdir())


class CountingFile(io.FileIO):
    """A file that counts the reads from it, and their bytes."""

    def __init__(self, path):
        super().__init__(os.fspath(path))
        self.reads = self.bytes = 0

    def read(self, size=-1):
        data = super().read(size)
        self.reads += 1
        self.bytes += len(data)
        return data


def count_file(path, action):
    """(result, reads, bytes) of an action on a file, from opening it on."""
    file = CountingFile(path)
    return action(file), file.reads, file.bytes


def count_lance(action, path=LANCE):
    """The same for Lance, which counts by itself, from its data files on.

    The manifest, about 1 kB that names the files of a version, is read before. On Linux
    we compared Lance's counter with that of the kernel (/proc/self/io): the same.
    """
    dataset = lance.dataset(path)
    dataset.io_stats_incremental()  # sets the counter back to zero
    result = action(dataset)
    stats = dataset.io_stats_incremental()
    return result, stats.read_iops, stats.read_bytes


def line(title, reads, total, note=""):
    print(f"  {title:34}{reads:>7,} reads{total:>12,} bytes  {note}".rstrip())
