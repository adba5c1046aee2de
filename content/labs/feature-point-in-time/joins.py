"""Joins of labels with a feature table, in the three ways that the programs compare."""

import duckdb
import pandas as pd


def newest(labels, features, column):
    """An ordinary join: each city's newest row, whatever the label's time."""
    last = features.sort_values("event_timestamp").groupby("city").tail(1)
    return labels["city"].map(last.set_index("city")[column]).to_numpy()


def as_of(labels, features, column, on="event_timestamp"):
    """The last row at or before the label, by event time or by another column."""
    right = features[["city", on, column]].rename(columns={on: "event_timestamp"})
    got = pd.merge_asof(labels[["event_timestamp", "city"]], right.sort_values("event_timestamp"),
                        on="event_timestamp", by="city")
    return got[column].to_numpy()


RANGE = """
SELECT f.{column} AS value FROM numbered l LEFT JOIN features f
  ON l.city = f.city AND f.event_timestamp <= l.event_timestamp AND f.created <= l.event_timestamp
QUALIFY row_number() OVER (
  PARTITION BY l.label_id ORDER BY f.event_timestamp DESC, f.created DESC) = 1
ORDER BY l.label_id
"""


def known(labels, features, column):
    """The row with the newest event time of those that were created by the label's time."""
    con = duckdb.connect()
    con.register("features", features)
    con.register("numbered", labels[["event_timestamp", "city"]].assign(label_id=range(len(labels))))
    return con.execute(RANGE.format(column=column)).df()["value"].to_numpy()
