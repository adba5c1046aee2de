"""What Feast 0.67.0 and DuckDB 2.0.1 answer to labels, for the Time-travel board. Writes the cases as JSON."""

import json
import os
import random
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

os.environ["FEAST_USAGE"] = "False"

import duckdb
import feast
import pandas as pd
from feast import Entity, FeatureStore, FeatureView, Field, FileSource, RepoConfig, ValueType
from feast.types import Int64

START = datetime(2026, 12, 1, tzinfo=timezone.utc)
TTLS = [0, 2, 4, 12]
JOINS = ["latest", "asof", "known"]


def at(half_hours):
    return START + timedelta(minutes=30 * int(half_hours))


def make_cases():
    """A case: settings, rows as (event, created, value), and label times; times in half hours of one day."""
    rng = random.Random(20261201)
    cases = []
    for number in range(480):
        moments = set()
        while len(moments) < rng.randint(2, 5):
            event = rng.randint(0, 40)
            # Corrections have the event time of another row.
            if moments and rng.random() < 0.25:
                event = rng.choice(sorted(moments))[0]
            moments.add((event, min(48, event + rng.choice([0, 0, 1, 2, 4, 8, 16]))))
        rows = [(event, created, value) for value, (event, created) in enumerate(sorted(moments), 3)]
        rng.shuffle(rows)
        labels = []
        while len(labels) < 3:
            # Labels on the very edge: at an event, at a creation, or a whole TTL after an event.
            row = rng.choice(rows)
            ttl = TTLS[number // len(JOINS) % len(TTLS)]
            label = rng.choice([rng.randint(0, 48), row[0], row[1], row[0] + ttl, row[0] + ttl + 1])
            if label <= 48 and label not in labels:
                labels.append(label)
        join = JOINS[number % len(JOINS)]
        cases.append({"join": join, "ttl": ttl, "rows": rows, "labels": labels})
    return cases


def frames(cases):
    rows = [(number, at(event), at(created), value)
            for number, case in enumerate(cases) for event, created, value in case["rows"]]
    labels = [(number, at(label)) for number, case in enumerate(cases) for label in case["labels"]]
    return (pd.DataFrame(rows, columns=["parcel", "event_timestamp", "created", "value"]),
            pd.DataFrame(labels, columns=["parcel", "event_timestamp"]))


def store_of(folder, rows, ttl):
    path = Path(folder) / "rows.parquet"
    rows.to_parquet(path)
    config = RepoConfig(project="board", provider="local", registry=str(Path(folder) / "registry.db"),
                        offline_store={"type": "duckdb"}, entity_key_serialization_version=3,
                        online_store={"type": "sqlite", "path": str(Path(folder) / "online.db")})
    store = FeatureStore(config=config)
    parcel = Entity(name="parcel", join_keys=["parcel"], value_type=ValueType.INT64)
    source = FileSource(path=str(path), timestamp_field="event_timestamp", created_timestamp_column="created")
    view = FeatureView(name="board", entities=[parcel], ttl=timedelta(minutes=30 * ttl), source=source,
                       schema=[Field(name="value", dtype=Int64)])
    store.apply([parcel, view])
    return store


def feast_answers(rows, labels, ttl, known):
    """Value by (case, label time); a label that Feast gives no row for is None, and counted."""
    with tempfile.TemporaryDirectory() as folder:
        store = store_of(folder, rows, ttl)
        got = store.get_historical_features(entity_df=labels, features=["board:value"],
                                            filter_by_created_timestamp=known).to_df()
    return {(row.parcel, row.event_timestamp): None if pd.isna(row.value) else int(row.value)
            for row in got.itertuples()}


def duckdb_asof(rows, labels, ttl):
    """DuckDB's ASOF join takes the last row in the order of its one inequality: corrections are settled before it."""
    got = duckdb.sql(f"""
        WITH newest AS (
          FROM rows QUALIFY row_number() OVER (PARTITION BY parcel, event_timestamp ORDER BY created DESC) = 1)
        SELECT l.parcel, l.event_timestamp AS t, n.value, n.event_timestamp AS event
        FROM labels l ASOF LEFT JOIN newest n
          ON l.parcel = n.parcel AND l.event_timestamp >= n.event_timestamp""").df()
    far = timedelta(minutes=30 * ttl)
    return {(row.parcel, row.t): None if pd.isna(row.value) or (ttl and row.t - row.event > far) else int(row.value)
            for row in got.itertuples()}


def duckdb_latest(rows):
    got = duckdb.sql("""
        FROM rows QUALIFY row_number() OVER (PARTITION BY parcel ORDER BY event_timestamp DESC, created DESC) = 1""").df()
    return dict(zip(got["parcel"], got["value"]))


def served(rows, labels):
    """What Feast's SQLite store holds at each label's time, if each row is materialized when it is created."""
    answers = {}
    for moment in sorted(labels["event_timestamp"].unique()):
        asked = labels[labels["event_timestamp"] == moment]
        known = rows[rows["parcel"].isin(asked["parcel"]) & (rows["created"] <= moment)]
        if known.empty:
            answers.update({(parcel, moment): None for parcel in asked["parcel"]})
            continue
        with tempfile.TemporaryDirectory() as folder:
            store = store_of(folder, known, 0)
            store.materialize(START - timedelta(days=1), moment)
            got = store.get_online_features(features=["board:value"],
                                            entity_rows=[{"parcel": int(one)} for one in asked["parcel"]]).to_dict()
        answers.update({(parcel, moment): value for parcel, value in zip(got["parcel"], got["value"])})
    return answers


def main():
    cases = make_cases()
    rows, labels = frames(cases)
    latest = duckdb_latest(rows)
    online = served(rows, labels)
    answers, dropped = {}, 0
    for ttl in TTLS:
        for known in (False, True):
            chosen = [number for number, case in enumerate(cases)
                      if case["ttl"] == ttl and case["join"] == ("known" if known else "asof")]
            some = rows[rows["parcel"].isin(chosen)]
            asked = labels[labels["parcel"].isin(chosen)]
            got = feast_answers(some, asked, ttl, known)
            for key in zip(asked["parcel"], asked["event_timestamp"]):
                dropped += key not in got
                answers[key] = got.get(key)
            if not known:
                other = duckdb_asof(some, asked, ttl)
                for key, value in other.items():
                    if answers[key] != value:
                        raise SystemExit(f"Feast says {answers[key]}, DuckDB {value}: {cases[key[0]]}")
    lines = []
    for number, case in enumerate(cases):
        keys = [(number, pd.Timestamp(at(label))) for label in case["labels"]]
        gets = [int(latest[number]) if case["join"] == "latest" else answers[key] for key in keys]
        lines.append(json.dumps({**case, "gets": gets, "served": [online[key] for key in keys]}, separators=(",", ":")))
    if dropped:
        raise SystemExit(f"{dropped} labels have no row in Feast's answer")
    head = f"Feast {feast.__version__}, DuckDB {duckdb.__version__}"
    Path(sys.argv[1]).write_text('{"engine":"%s","cases":[\n%s\n]}\n' % (head, ",\n".join(lines)))


main()
