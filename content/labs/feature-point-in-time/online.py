"""Materializes into Feast's SQLite online store, and reads what a model would be served with."""

import contextlib
import io
import sqlite3
import warnings

import pandas as pd
from feast.protos.feast.serving.ServingService_pb2 import FieldStatus

from small import LABELS, WORK, at, historical, labels, new_store, rows, shown

warnings.filterwarnings("ignore")


def quietly(action, *arguments):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return action(*arguments)


def write(table):
    table.to_parquet(WORK.resolve() / "rows.parquet")


def served(store):
    """(value, status, event time) of Oslo, as a service reads it."""
    response = store.get_online_features(
        features=["city_load:open_parcels"], entity_rows=[{"city": "Oslo"}]).proto
    place = list(response.metadata.feature_names.val).index("open_parcels")
    result = response.results[place]
    value = result.values[0].int64_val if result.values[0].WhichOneof("val") else None
    return value, FieldStatus.Name(result.statuses[0]), result.event_timestamps[0].ToDatetime()


def line(title, store):
    value, status, event = served(store)
    when = "" if value is None else f"  of {event:%H:%M}"
    print(f"  {title:46}{'null' if value is None else value:>5}  {status}{when}")


def at_each_label():
    print("served at each label's time, all that was created by then materialized")
    values = []
    for clock in LABELS:
        known = rows().query("created <= @at(@clock)")
        store = new_store(rows())
        write(known)
        if len(known):
            quietly(store.materialize, at("00:00"), at(clock))
        values.append(served(store)[0])
    print(f"  {'label at':32}{''.join(f'{clock:>8}' for clock in LABELS)}")
    print(f"  {'online store':32}{shown(values)}")
    known = historical(new_store(rows()), labels(), known=True)["open_parcels"]
    print(f"  {'offline, and created by then':32}{shown(known)}")


def one_value():
    store = new_store(rows())
    quietly(store.materialize, at("00:00"), at("23:00"))
    database = sqlite3.connect(WORK / "online.db")
    count, = database.execute("SELECT count(*) FROM lab_city_load").fetchone()
    print(f"five rows offline, online: {count} row")


def late_row():
    """`materialize_incremental` goes on from where it ended, by event time."""
    print("materialize_incremental: the row of 09:40 arrives at 11:00")
    table = rows()
    store = new_store(table, ttl_minutes=0)
    write(table.query("created <= @at('10:00')"))
    quietly(store.materialize, at("00:00"), at("10:00"))
    line("after the run up to 10:00", store)
    write(table.query("created <= @at('11:10')"))
    quietly(store.materialize_incremental, at("11:10"))
    line("after the incremental run up to 11:10", store)
    quietly(store.materialize, at("00:00"), at("11:10"))
    line("after materialize from 00:00 to 11:10", store)


def older_range():
    """A repair of the morning, after the value of 12:30 was written."""
    print("a repair of an older range")
    store = new_store(rows())
    quietly(store.materialize, at("00:00"), at("13:00"))
    line("after materialize to 13:00", store)
    quietly(store.materialize, at("08:30"), at("09:30"))
    line("after materialize from 08:30 to 09:30", store)


def time_to_live():
    """The rows are of March 2026, and the TTL is an hour: whenever you run this, they are too old."""
    print("a TTL of 60 minutes, long after the last row")
    store = new_store(rows(), ttl_minutes=60)
    quietly(store.materialize, at("00:00"), at("13:00"))
    line("online", store)
    offline = historical(store, labels(["18:00"]))["open_parcels"]
    print(f"  {'offline, label at 18:00':46}{shown(offline).strip():>5}")


def main():
    at_each_label()
    one_value()
    late_row()
    older_range()
    time_to_live()


if __name__ == "__main__":
    main()
