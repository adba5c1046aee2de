"""What pyarrow reads for the same predicates: each read of the file is counted.

`python pyarrow_reads.py sorted row_group_size=450` compares a file with a changed one.
"""

import io
import sys
from collections import Counter
from datetime import datetime, timezone

import pyarrow.parquet as pq

from byte_map import regions
from layouts import files_of
from plan import QUERIES, SELECTED


class CountingFile(io.BytesIO):
    """A file in memory that remembers which ranges were read."""

    def __init__(self, data):
        super().__init__(data)
        self.ranges = []

    def read(self, size=-1):
        begin = self.tell()
        data = super().read(size)
        self.ranges.append((begin, begin + len(data)))
        return data


def filters(query):
    def value(of):
        if isinstance(of, bytes):
            return of.decode()
        return datetime.fromtimestamp(of / 1_000_000, timezone.utc)

    return [(query.column, ">=", value(query.low)), (query.column, "<=", value(query.high))]


def read_by_kind(data, ranges):
    """Bytes read of pages, of indexes and filters, and of the footer."""
    total = Counter()
    for begin, end, what, _ in regions(data):
        kind = "pages" if "page" in what else "indexes"
        if what in ("footer", "length and magic", "magic"):
            kind = "footer"
        total[kind] += sum(max(0, min(end, stop) - max(begin, start))
                           for start, stop in ranges)
    return total


def main(*arguments):
    files = files_of(arguments)
    for query in QUERIES:
        print(query.title)
        print(f"  {'file':12}{'first read':>12}{'then: pages':>13}{'indexes':>9}"
              f"{'one by one':>12}{'  found'}")
        for name, path in files:
            data = path.read_bytes()
            counts = []
            for pre_buffer in (True, False):  # True is the default
                file = CountingFile(data)
                rows = pq.read_table(file, columns=SELECTED, filters=filters(query),
                                     pre_buffer=pre_buffer, use_threads=False)
                (begin, end), *rest = file.ranges
                assert end == len(data)
                counts.append(read_by_kind(data, rest))
            merged, single = counts
            print(f"  {name:12}{end - begin:>12,}{merged['pages']:>13,}"
                  f"{merged['indexes']:>9,}{single['pages']:>12,}  {rows.num_rows}")
        print()


if __name__ == "__main__":
    main(*sys.argv[1:])
