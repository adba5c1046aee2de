"""Where the files lie, and how reads are counted. Import it before lance."""

import io
import os
import shutil
from pathlib import Path

# Lance logs each dataset that it writes, and warns of things that do not matter here.
os.environ.setdefault("LANCE_LOG", "error")

import lance  # noqa: E402

WORK = Path(".work")
BIG = WORK / "parcels.lance"
ROWS = 40_000


def fresh(path):
    """The path, with nothing there."""
    shutil.rmtree(path, ignore_errors=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def names_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")
            if path.is_file()}


class Counted:
    """A dataset whose reads are counted, from its data files on.

    Lance counts by itself. The manifest, which names the files of a version, is read before.
    A new object begins with empty caches: its first read is cold.
    """

    def __init__(self, path):
        self.dataset = lance.dataset(path)
        self.dataset.io_stats_incremental()  # sets the counter back to zero

    def count(self, action):
        """(result, reads, bytes)"""
        result = action(self.dataset)
        stats = self.dataset.io_stats_incremental()
        return result, stats.read_iops, stats.read_bytes


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
