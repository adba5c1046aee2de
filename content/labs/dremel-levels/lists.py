"""The four cases of a list, by several writers; then what several readers make of them."""

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import from_java
from files import folder

ROWS = [None, [], [None], [1]]
WRITERS = {
    "pyarrow": "pyarrow 26.0.1",
    "duckdb": "DuckDB 2.0.1",
    "avro-three-level": "parquet-avro 1.18.1, write-old-list-structure=false",
    "avro-two-level": "parquet-avro 1.18.1, default (without the row [null])",
    "java-bare": "parquet-java 1.18.1, a repeated field without LIST",
    "pyarrow-required": "pyarrow 26.0.1, the field says nullable=False",
}


def write():
    lists = pa.array(ROWS, pa.list_(pa.int32()))
    where = folder("lists")
    pq.write_table(pa.table({"tries": lists}), where / "pyarrow.parquet")
    required = pa.schema([pa.field("tries", pa.list_(pa.int32()), nullable=False)])
    table = pa.table([lists], schema=required)
    table.validate(full=True)             # pyarrow does not object to the null
    pq.write_table(table, where / "pyarrow-required.parquet")
    duckdb.sql("SELECT * FROM (VALUES (NULL), ([]), ([NULL]), ([1])) AS rows(tries)").write_parquet(
        str(where / "duckdb.parquet"))
    return from_java.run("OldLists", where).strip()


def levels():
    found = from_java.levels(folder("lists"))
    for name, writer in WRITERS.items():
        file = folder("lists") / f"{name}.parquet"
        (leaf, (_, most, entries)), = found[name].items()
        print(writer)
        print(f"  leaf {leaf}, max d {most}")
        print(f"  d           {'  '.join(str(d) for _, d, _ in entries)}")
        print(f"  by pyarrow  {[row['tries'] for row in pq.read_table(file).to_pylist()]}")
        print(f"  by DuckDB   {[row for row, in duckdb.read_parquet(str(file)).fetchall()]}")


def read_three_levels():
    print("pyarrow's file with three levels, read by parquet-avro 1.18.1")
    for how, words in (("default", "default"), ("three", "add-list-element-records=false")):
        print(f"  {words}")
        for row in from_java.run("ReadLists", folder("lists") / "pyarrow.parquet", how).splitlines():
            print(f"    {row}")


def missing_leaf():
    city = pa.list_(pa.struct([("city", pa.string())]))
    old = pa.table({"stops": pa.array([[{"city": "Oslo"}, {"city": "Kyiv"}], [], None, [None]], city)})
    file = folder("evolved") / "old.parquet"
    pq.write_table(old, file)
    zone = pa.schema([("stops", pa.list_(pa.struct([("zone", pa.int32())])))])
    print("two stops, no stop, null, one null stop; the file has no `zone`, and only `zone` is asked for")
    rows = ds.dataset(file, schema=zone).to_table().to_pylist()
    print(f"  pyarrow's dataset   {[row['stops'] for row in rows]}")
    rows = from_java.run("ReadLists", file, "zone").splitlines()
    print(f"  parquet-avro        {rows}")


def main():
    refused = write()
    levels()
    print("\nparquet-avro 1.18.1, default, with the row [null]")
    print(f"  {refused}")
    print()
    read_three_levels()
    print()
    missing_leaf()


if __name__ == "__main__":
    main()
