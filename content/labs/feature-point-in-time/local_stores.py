"""Feast's two local offline stores, on the same file: DuckDB, and `dask`, which it takes by default."""

import warnings

import pandas as pd

from small import historical, labels, new_store, rows

warnings.filterwarnings("ignore")


def ask(offline, table, asked):
    got = historical(new_store(table, offline=offline), asked)
    return [(f"{row.event_timestamp:%H:%M}",
             None if pd.isna(row.open_parcels) else int(row.open_parcels))
            for row in got.itertuples()]


def main():
    table = rows()
    early = labels(["07:50", "10:00"])
    other = labels(["07:50"], city="Quito")
    print("labels at 07:50 (all rows of its city are later) and 10:00")
    for offline in ("duckdb", "dask"):
        print(f"  {offline:8}{ask(offline, table, early)}")
    print("a label of a city that has no row at all")
    for offline in ("duckdb", "dask"):
        print(f"  {offline:8}{ask(offline, table, other)}")
    print("two labels of the same city and minute, 10:00 twice")
    twice = pd.concat([labels(["10:00"]), labels(["10:00"])], ignore_index=True)
    for offline in ("duckdb", "dask"):
        print(f"  {offline:8}{ask(offline, table, twice)}")
    print("100 cities, each with a value and its correction: labels that get the correction")
    many = pd.concat([rows(f"city {number}").iloc[1:3] for number in range(100)])
    # The order of the rows in the file must not matter.
    many = many.sample(frac=1, random_state=7).reset_index(drop=True)
    asked = pd.concat([labels(["11:00"], f"city {number}") for number in range(100)])
    for offline in ("duckdb", "dask"):
        got = historical(new_store(many, offline=offline), asked)
        corrected = int((got["open_parcels"] == 22).sum())
        # How many exactly depends on the machine's sort.
        print(f"  {offline:8}{'all 100' if corrected == 100 else 'fewer than 100'}")


if __name__ == "__main__":
    main()
