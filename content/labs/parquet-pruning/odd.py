"""Small files with unusual bounds, without dictionaries. `Decide` then reads them."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

WORK = Path(".work/odd")
NAN = float("nan")
CASES = {
    "A: 1 to 100": (pa.array(range(1, 101), pa.int64()), {}),
    "B: 101 to 200, 5 nulls": (pa.array([*range(101, 201), *[None] * 5], pa.int64()), {}),
    "C: no statistics": (pa.array(range(1, 101), pa.int64()), {"write_statistics": False}),
    "D: nulls alone": (pa.array([None] * 100, pa.int64()), {}),
    "doubles": (pa.array([1.0, 2.0, 3.0]), {}),
    "doubles, one NaN": (pa.array([1.0, 2.0, NAN]), {}),
    "NaN alone": (pa.array([NAN, NAN]), {}),
    "zeros": (pa.array([0.0, 0.0]), {}),
    "cities": (pa.array(["Zagreb", "oslo", "Ålesund"]), {}),
    "4,096 bytes": (pa.array(["k" * 4096, "m"]), {}),
    "4,097 bytes": (pa.array(["k" * 4097, "m"]), {}),
}


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    print(f"{'what pyarrow writes':24}{'min … max':32}nulls")
    for number, (name, (values, options)) in enumerate(CASES.items()):
        target = WORK / f"{number:02}.parquet"
        pq.write_table(pa.table({"x": values}), target, use_dictionary=False,
                       write_page_index=True, **options)
        chunk = pq.read_metadata(target).row_group(0).column(0)
        statistics = chunk.statistics
        bounds, nulls = "-", "-"
        if statistics is not None:
            nulls = statistics.null_count
            if statistics.has_min_max:
                bounds = f"{short(statistics.min)} … {short(statistics.max)}"
        print(f"{name:24}{bounds:32}{nulls}")

    print("\nx > 5 in [1.0, 2.0, NaN]: rows found")
    target = WORK / "05.parquet"
    values = pq.read_table(target)
    connection = duckdb.connect()
    print("  pyarrow, from the file  ", pq.read_table(target, filters=[("x", ">", 5)]).num_rows)
    print("  DuckDB, from memory     ",
          connection.execute("SELECT count(*) FROM values WHERE x > 5").fetchone()[0])
    print("  DuckDB, from the file   ",
          connection.execute(f"SELECT count(*) FROM '{target}' WHERE x > 5").fetchone()[0])


def short(value):
    text = str(value)
    return text if len(text) < 20 else f"{text[:3]}… ({len(text):,})"


if __name__ == "__main__":
    main()
