"""One feature of one city on one day: five rows, one of them late, one a correction; and five labels."""

import datetime
import os
import shutil
from pathlib import Path

os.environ["FEAST_USAGE"] = "False"

import pandas as pd
from feast import Entity, FeatureStore, FeatureView, Field, FileSource, RepoConfig, ValueType
from feast.types import Int64

DAY = datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc)
WORK = Path(".work/small")

# event time, created time, open parcels
ROWS = [
    ("08:00", "08:00", 12),
    ("09:00", "09:00", 20),
    ("09:00", "10:15", 22),  # a correction: the event time is that of the row before
    ("09:40", "11:00", 31),  # late: 80 minutes on the way
    ("12:30", "12:30", 45),
]
LABELS = ["07:50", "09:00", "10:00", "11:00", "12:20"]


def at(clock):
    hours, minutes = clock.split(":")
    return DAY + datetime.timedelta(hours=int(hours), minutes=int(minutes))


def rows(city="Oslo"):
    table = [(city, at(event), at(created), value) for event, created, value in ROWS]
    return pd.DataFrame(table, columns=["city", "event_timestamp", "created", "open_parcels"])


def labels(clocks=LABELS, city="Oslo"):
    return pd.DataFrame({"city": city, "event_timestamp": [at(clock) for clock in clocks]})


def new_store(table, ttl_minutes=0, offline="duckdb"):
    """A Feast store of its own: Parquet files offline, SQLite online. A TTL of 0 is none."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    here = WORK.resolve()
    table.to_parquet(here / "rows.parquet")
    store = FeatureStore(config=RepoConfig(
        project="lab", provider="local", registry=str(here / "registry.db"),
        offline_store={"type": offline},
        online_store={"type": "sqlite", "path": str(here / "online.db")},
        entity_key_serialization_version=3))
    city = Entity(name="city", join_keys=["city"], value_type=ValueType.STRING)
    view = FeatureView(
        name="city_load", entities=[city], ttl=datetime.timedelta(minutes=ttl_minutes),
        schema=[Field(name="open_parcels", dtype=Int64)],
        source=FileSource(path=str(here / "rows.parquet"), timestamp_field="event_timestamp",
                          created_timestamp_column="created"))
    store.apply([city, view])
    return store


def historical(store, asked, known=False):
    """Values as Feast's offline store gives them, in the order of the labels."""
    return store.get_historical_features(
        entity_df=asked, features=["city_load:open_parcels"],
        filter_by_created_timestamp=known).to_df().sort_values("event_timestamp")


def shown(values):
    return "".join(f"{'null' if pd.isna(value) else int(value):>8}" for value in values)
