"""What pyarrow, DuckDB and DataFusion read for the same predicates: bytes of pages.

`python engines.py index=0` writes the files without a page index first.
"""

import datetime
import io
import sys

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from datafusion import SessionConfig, SessionContext
from fsspec.implementations.local import LocalFileSystem

from layouts import LAYOUTS, path
from parcels import MIDNIGHT
from write import options, write

NINE, TEN = (MIDNIGHT + datetime.timedelta(hours=hour) for hour in (9, 10))


def is_(column, value):
    return f"{column} = '{value}'", ds.field(column) == value


QUERIES = [
    ("from nine to ten",
     f"\"at\" >= timestamp '{NINE:%F %T}' AND \"at\" < timestamp '{TEN:%F %T}'",
     (ds.field("at") >= NINE) & (ds.field("at") < TEN)),
    ("customer c-524d4417ea, who has parcels", *is_("customer", "c-524d4417ea")),
    ("customer c-8000000000, who does not exist", *is_("customer", "c-8000000000")),
    ("city Nairobi, to which nothing was sent", *is_("city", "Nairobi")),
    ("city Oslo", *is_("city", "Oslo")),
]


class CountingFile(io.BytesIO):
    """A file in memory that remembers which ranges were read."""

    def __init__(self, data, ranges):
        super().__init__(data)
        self.ranges = ranges

    def read(self, size=-1):
        begin = self.tell()
        data = super().read(size)
        self.ranges.append((begin, begin + len(data)))
        return data

    def readinto(self, into):
        begin = self.tell()
        length = super().readinto(into)
        self.ranges.append((begin, begin + length))
        return length


class CountingFiles(LocalFileSystem):
    """DuckDB opens its files here."""

    protocol = "counting"
    ranges = []

    def _open(self, name, mode="rb", **_):
        with open(name, mode) as file:
            return CountingFile(file.read(), self.ranges)


def page_bytes(layout, ranges):
    """Bytes of pages, dictionaries included, that were read. Each counts once."""
    footer = pq.read_metadata(path(layout))
    last = footer.row_group(footer.num_row_groups - 1).column(footer.num_columns - 1)
    begin = last.dictionary_page_offset or last.data_page_offset
    seen = bytearray(begin + last.total_compressed_size)
    for start, stop in ranges:
        stop = min(stop, len(seen))
        seen[start:stop] = b"\1" * max(0, stop - start)
    return sum(seen[4:])


def with_pyarrow(layout, predicate):
    ranges = []
    file = CountingFile(path(layout).read_bytes(), ranges)
    found = pq.read_table(file, columns=["id", "price"], filters=predicate,
                          pre_buffer=False, use_threads=False).num_rows
    return found, page_bytes(layout, ranges)


def with_duckdb(layout, where):
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("SET TimeZone = 'UTC'")
    # Reading ahead depends on what was fast so far: without it each run reads the same.
    connection.execute("SET disable_parquet_prefetching = true")
    CountingFiles.ranges.clear()
    connection.register_filesystem(CountingFiles())
    found = connection.execute(f"SELECT id, price FROM read_parquet("
                               f"'counting://{path(layout).resolve()}') WHERE {where}").fetchall()
    return len(found), page_bytes(layout, CountingFiles.ranges)


def with_datafusion(layout, where, pushdown):
    config = SessionConfig({"datafusion.execution.parquet.pushdown_filters": pushdown})
    context = SessionContext(config.with_target_partitions(1))
    context.register_parquet("parcels", str(path(layout)))
    frame = context.sql(f"SELECT id, price FROM parcels WHERE {where}")
    found = sum(batch.num_rows for batch in frame.collect())
    node = frame.execution_plan()
    while node.children():
        node = node.children()[0]
    return found, sum(metric.value for metric in node.metrics().metrics()
                      if metric.name == "bytes_scanned")


def main(*arguments):
    if arguments:
        for layout in LAYOUTS:
            write(layout, **options(arguments))
    print("Bytes of pages. `pushdown`: DataFusion with pushdown_filters on. Its own counter, in\n"
          "both columns, holds Bloom filters too.\n")
    for title, where, predicate in QUERIES:
        print(title)
        print(f"  {'file':12}{'pyarrow':>11}{'DuckDB':>11}{'DataFusion':>12}"
              f"{'pushdown':>11}  found")
        for layout in LAYOUTS:
            results = [with_pyarrow(layout, predicate), with_duckdb(layout, where),
                       with_datafusion(layout, where, "false"),
                       with_datafusion(layout, where, "true")]
            found = {count for count, _ in results}
            assert len(found) == 1, found
            print(f"  {layout:12}" + "".join(f"{size:>{width},}" for (_, size), width
                                             in zip(results, (11, 11, 12, 11)))
                  + f"  {found.pop()}")
        print()


if __name__ == "__main__":
    main(*sys.argv[1:])
