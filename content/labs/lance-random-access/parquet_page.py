"""Fetches vectors from Parquet: whole row groups by pyarrow, or single pages by hand.

By hand means: read the footer, the offset index (where each page begins) and one page.
Vectors are stored as 512 plain bytes each, without compression, so a page is easy to read.
"""

import random
import struct

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from files import BIG, ROWS, WORK, Counted, CountingFile
from parcels import NUMBERS, vectors
from thrift import Reader

PIECE = 5_000  # rows of a row group
WIDTH = NUMBERS * 4
PAGES = {"1 MiB": 1 << 20, "64 KiB": 1 << 16, "8 KiB": 1 << 13}


def path(pages):
    return WORK / f"vectors-{pages.replace(' ', '')}.parquet"


def write(table, pages):
    rows = PAGES[pages] // WIDTH
    pq.write_table(table, path(pages), row_group_size=PIECE, compression="none",
                   use_dictionary=False, write_page_index=True, write_statistics=False,
                   data_page_size=PAGES[pages], write_batch_size=rows)


class ByHand:
    """What it has read of footer and offset indexes, it keeps: a second row is warm."""

    def __init__(self, file):
        self.file, self.indexes = file, {}
        size = file.seek(0, 2)
        tail = self.read(max(0, size - 4096), min(4096, size))
        (length,) = struct.unpack("<I", tail[-8:-4])
        if length + 8 > len(tail):
            tail = self.read(size - 8 - length, length + 8)
        self.groups = Reader(tail[-8 - length:-8]).struct()[4]

    def read(self, begin, length):
        self.file.seek(begin)
        return self.file.read(length)

    def page_of(self, row):
        """(place in the file, bytes with header, row of the page's first value)"""
        group = row // PIECE
        if group not in self.indexes:
            chunk = self.groups[group][1][0]  # its columns; the first one
            index = Reader(self.read(chunk[4], chunk[5])).struct()
            self.indexes[group] = [(page[1], page[2], page.get(3, 0)) for page in index[1]]
        pages = [page for page in self.indexes[group] if page[2] <= row % PIECE]
        return pages[-1]

    def vectors(self, rows):
        found, at, page = [], None, b""
        for row in rows:
            begin, length, first = self.page_of(row)
            if at != begin:
                at, page = begin, self.read(begin, length)
                reader = Reader(page)
                reader.struct()  # the header of the page; values begin behind it
                page = page[reader.at:]
            place = (row % PIECE - first) * WIDTH
            found.append(np.frombuffer(page[place:place + WIDTH], np.float32))
        return np.stack(found)


def by_pyarrow(file, rows):
    reader = pq.ParquetFile(file)
    groups = sorted({row // PIECE for row in rows})
    table = reader.read_row_groups(groups, columns=["vector"], use_threads=False)
    taken = table.take([groups.index(row // PIECE) * PIECE + row % PIECE for row in rows])
    return np.stack([np.frombuffer(value, np.float32) for value in taken["vector"].to_pylist()])


def by_lance(data, rows):
    taken = data.take(rows, columns=["vector"])["vector"].combine_chunks()
    return taken.flatten().to_numpy().reshape(-1, NUMBERS)


def line(title, reads, total, wanted):
    print(f"  {title:40}{reads:>6,}{total:>13,}{total / (wanted * WIDTH):>12,.1f}")


def main():
    numbers = vectors(ROWS).flatten().to_numpy().reshape(-1, NUMBERS)
    raw = pa.array([row.tobytes() for row in numbers], pa.binary(WIDTH))
    table = pa.table([raw], schema=pa.schema([pa.field("vector", raw.type, nullable=False)]))
    for pages in PAGES:
        write(table, pages)
        size = path(pages).stat().st_size
        rest = size - ROWS * WIDTH
        print(f"pages of {pages}: {size:,} bytes, {rest:,} of them no vectors")

    one, other = [1_234], [2_345]
    hundred = random.Random(1).sample(range(ROWS), 100)
    hundred.sort()
    for title, rows in (("one row, cold", one), ("another row, warm", other),
                        ("100 random rows, cold", hundred)):
        print(f"\n{title:42}{'reads':>6}{'bytes':>13}{'× wanted':>12}")
        for pages in PAGES:
            file = CountingFile(path(pages))
            if pages == "1 MiB" and "warm" not in title:
                assert (by_pyarrow(file, rows) == numbers[rows]).all()
                line("Parquet, pyarrow: row group", file.reads, file.bytes, len(rows))
                file = CountingFile(path(pages))
            reader = ByHand(file)
            if "warm" in title:
                reader.vectors(one)
                file.reads = file.bytes = 0
            assert (reader.vectors(rows) == numbers[rows]).all()
            line(f"Parquet, by hand: page of {pages}", file.reads, file.bytes, len(rows))
        counted = Counted(BIG)
        if "warm" in title:
            counted.count(lambda data: by_lance(data, one))
        found, reads, total = counted.count(lambda data: by_lance(data, rows))
        assert (found == numbers[rows]).all()
        line("Lance: take", reads, total, len(rows))


if __name__ == "__main__":
    main()
