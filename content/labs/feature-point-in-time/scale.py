"""Counts the rows that two plans of the same join handle: a range join, and one sort of both sides."""

import duckdb
import pandas as pd

from joins import as_of
from parcels import labels, make

SORTED = """
WITH both_sides AS (
  SELECT city, event_timestamp, 0 AS side, open_parcels, NULL AS label_id FROM features
  UNION ALL
  SELECT city, event_timestamp, 1, NULL, label_id FROM numbered),
carried AS (
  SELECT label_id, last_value(open_parcels IGNORE NULLS) OVER (
    PARTITION BY city ORDER BY event_timestamp, side
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS value
  FROM both_sides)
SELECT value FROM carried WHERE label_id IS NOT NULL ORDER BY label_id
"""

PAIRS = """
SELECT count(*) FROM numbered l JOIN features f
  ON l.city = f.city AND f.event_timestamp <= l.event_timestamp {more}
"""

RANGE = """
SELECT f.open_parcels AS value
FROM numbered l LEFT JOIN features f
  ON l.city = f.city AND f.event_timestamp <= l.event_timestamp
QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY f.event_timestamp DESC) = 1
ORDER BY l.label_id
"""


def main():
    parcels, hourly, _ = make()
    asked = labels(parcels).reset_index(drop=True)
    con = duckdb.connect()
    con.register("features", hourly)
    con.register("numbered", asked[["city", "event_timestamp"]].assign(label_id=range(len(asked))))
    one = lambda sql: con.execute(sql).fetchone()[0]
    cities = hourly["city"].nunique()
    print(f"{len(asked):,} labels, {len(hourly):,} feature rows of {cities} cities in 40 days")
    print(f"range join, all earlier rows of the city    {one(PAIRS.format(more='')):>12,} pairs")
    ttl = "AND f.event_timestamp >= l.event_timestamp - INTERVAL 2 HOUR"
    print(f"range join, TTL 2 hours                     {one(PAIRS.format(more=ttl)):>12,} pairs")
    print(f"both sides in one sort                      {len(asked) + len(hourly):>12,} rows")
    by_label = con.execute(RANGE.format(key="l.label_id")).df()["value"]
    carried = con.execute(SORTED).df()["value"]
    by_pandas = pd.Series(as_of(asked, hourly, "open_parcels"))
    same = (carried == by_pandas).all() and (by_label == by_pandas).all()
    print(f"range join, one sort, and pandas merge_asof: {'the same values' if same else 'DIFFERENT'}")
    by_time = con.execute(RANGE.format(key="l.city, l.event_timestamp")).df()
    print(f"rows out, numbered by label:          {len(by_label):>8,}")
    print(f"rows out, numbered by city and time:  {len(by_time):>8,}")


if __name__ == "__main__":
    main()
