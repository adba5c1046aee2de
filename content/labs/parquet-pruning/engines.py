"""What pyarrow, DuckDB and DataFusion read for the same predicates. Each read is counted."""

import io

import duckdb
import fsspec
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from datafusion import SessionConfig, SessionContext
from fsspec.implementations.local import LocalFileSystem

from layouts import LAYOUTS, path

HOUR = '"at" >= TIMESTAMPTZ \'2026-03-01T09:00:00Z\' AND "at" < TIMESTAMPTZ \'2026-03-01T10:00:00Z\''
QUERIES = [
    ("from nine to ten", HOUR),
    ("customer c-524d4417ea, who has a parcel", "customer = 'c-524d4417ea'"),
    ("customer c-8000000000, who does not exist", "customer = 'c-8000000000'"),
    ("city Nairobi, to which nothing was sent", "city = 'Nairobi'"),
]
print(duckdb.__version__)
class Counting(LocalFileSystem):
    protocol = "count"
    ranges = []
    def _open(self, path, mode="rb", **kw):
        data = open(path.replace("count://",""), "rb").read()
        return CountingFile(data, self.ranges)

class CountingFile(io.BytesIO):
    def __init__(self, data, ranges):
        super().__init__(data)
        self.ranges = ranges
    def read(self, size=-1):
        begin = self.tell()
        data = super().read(size)
        self.ranges.append((begin, begin + len(data)))
        return data
    def readinto(self, b):
        begin = self.tell()
        n = super().readinto(b)
        self.ranges.append((begin, begin + n))
        return n

def kinds(layout, ranges):
    f = pq.read_metadata(path(layout))
    spans=[]
    end=0
    for g in range(f.num_row_groups):
        for c in range(f.num_columns):
            m=f.row_group(g).column(c)
            b=m.dictionary_page_offset or m.data_page_offset
            end=max(end,b+m.total_compressed_size)
    size=path(layout).stat().st_size
    foot=size-8-f.serialized_size
    seen=bytearray(size)
    for b,e in ranges: seen[b:e]=b"\1"*(e-b)
    return sum(seen[:end]), sum(seen[end:foot])

con=duckdb.connect(config={"threads":1})
fs=Counting()
con.register_filesystem(fs)
con.execute("set enable_object_cache=false") if 0 else None
for title, where in QUERIES:
    print(title)
    for layout in LAYOUTS:
        Counting.ranges.clear()
        n=len(con.execute(f"SELECT id, price FROM read_parquet('count://{path(layout).resolve()}') WHERE {where}").fetchall())
        k=kinds(layout, Counting.ranges)
        ctx=SessionContext(SessionConfig({"datafusion.execution.parquet.pushdown_filters":"false"}).with_target_partitions(1))
        out=[]
        for push in ("false","true"):
            ctx=SessionContext(SessionConfig({"datafusion.execution.parquet.pushdown_filters":push}).with_target_partitions(1))
            ctx.register_parquet("p", str(path(layout)))
            fr=ctx.sql(f"SELECT id, price FROM p WHERE {where.replace('TIMESTAMPTZ','TIMESTAMP')}")
            m=sum(b.num_rows for b in fr.collect())
            node=fr.execution_plan()
            while node.children(): node=node.children()[0]
            out.append({x.name:x.value for x in node.metrics().metrics() if x.name in ("bytes_scanned","output_rows")})
            if push=="true" and layout=="late": allm={x.name:x.value for x in node.metrics().metrics()}
        print(" ",layout,n,k,len(Counting.ranges),m,out)
    print(allm)
    print(con.execute(f"EXPLAIN ANALYZE SELECT id, price FROM read_parquet('{path('late')}') WHERE {where}").fetchall()[0][1][-1500:])
