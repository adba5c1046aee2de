"""Joins five labels with one feature, in each way: an ordinary join, pandas, DuckDB, Feast."""

import warnings

import duckdb
import pandas as pd

from small import LABELS, historical, labels, new_store, rows, shown

warnings.filterwarnings("ignore")


def newest(table, asked):
    """An ordinary join on the city, with the newest row of each city."""
    last = table.sort_values(["event_timestamp", "created"]).groupby("city").tail(1)
    return asked.merge(last[["city", "open_parcels"]], on="city", how="left")["open_parcels"]


def by_pandas(table, asked, ttl=None):
    """`merge_asof`: backward and inclusive by default. Both sides must be sorted by time."""
    right = table.sort_values(["event_timestamp", "created"])
    return pd.merge_asof(
        asked.sort_values("event_timestamp"), right, on="event_timestamp", by="city",
        tolerance=ttl and pd.Timedelta(minutes=ttl))["open_parcels"]


ASOF = """
WITH newest AS (
  FROM features
  QUALIFY row_number() OVER (PARTITION BY city, event_timestamp ORDER BY created DESC) = 1)
SELECT l.event_timestamp, f.open_parcels, f.event_timestamp AS event
FROM labels l ASOF LEFT JOIN newest f
  ON l.city = f.city AND l.event_timestamp >= f.event_timestamp
ORDER BY l.event_timestamp
"""

RANGE = """
SELECT l.event_timestamp, f.open_parcels
FROM numbered l LEFT JOIN features f
  ON l.city = f.city AND f.event_timestamp <= l.event_timestamp
 AND f.created <= l.event_timestamp
 AND f.event_timestamp >= l.event_timestamp - to_minutes($ttl)
QUALIFY row_number() OVER (
  PARTITION BY l.label_id ORDER BY f.event_timestamp DESC, f.created DESC) = 1
ORDER BY l.event_timestamp
"""


def by_duckdb(table, asked, ttl=None):
    con = duckdb.connect()
    con.register("features", table)
    con.register("labels", asked)
    got = con.execute(ASOF).df()
    if ttl:
        age = got["event_timestamp"] - got["event"]
        got.loc[age > pd.Timedelta(minutes=ttl), "open_parcels"] = None
    return got["open_parcels"]


def by_range(table, asked, ttl):
    """The same in SQL without ASOF, and only with rows that were created by the label's time."""
    con = duckdb.connect()
    con.register("features", table)
    con.register("numbered", asked.assign(label_id=range(len(asked))))
    return con.execute(RANGE, {"ttl": ttl}).df()["open_parcels"]


def main():
    table, asked = rows(), labels()
    print(f"{'label at':34}{''.join(f'{clock:>8}' for clock in LABELS)}")
    print(f"{'the newest row':34}{shown(newest(table, asked))}")
    print()
    print("as of the label, no TTL")
    print(f"{'  pandas merge_asof':34}{shown(by_pandas(table, asked))}")
    print(f"{'  DuckDB ASOF LEFT JOIN':34}{shown(by_duckdb(table, asked))}")
    print(f"{'  Feast':34}{shown(historical(new_store(table), asked)['open_parcels'])}")
    print("as of the label, TTL 60 minutes")
    print(f"{'  pandas, tolerance':34}{shown(by_pandas(table, asked, 60))}")
    print(f"{'  DuckDB':34}{shown(by_duckdb(table, asked, 60))}")
    print(f"{'  Feast, ttl':34}{shown(historical(new_store(table, 60), asked)['open_parcels'])}")
    print()
    print("as of the label, and created by then")
    store = new_store(table)
    print(f"{'  Feast, filter_by_created':34}{shown(historical(store, asked, True)['open_parcels'])}")
    print(f"{'  SQL range join':34}{shown(by_range(table, asked, 10_000))}")
    print("the same, TTL 60 minutes")
    store = new_store(table, 60)
    print(f"{'  Feast, ttl':34}{shown(historical(store, asked, True)['open_parcels'])}")
    print(f"{'  SQL range join':34}{shown(by_range(table, asked, 60))}")


if __name__ == "__main__":
    main()
