"""Parcels of forty days in twelve cities, and two features of the cities. Seeded: the same in every run.

A city is busy or quiet for some hours. In a busy city more parcels wait, and more of them
are picked up late.
"""

import numpy as np
import pandas as pd

CITIES = ["Accra", "Busan", "Davao", "Ghent", "Hanoi", "Kyiv",
          "Lima", "Oslo", "Perth", "Pune", "Quito", "Turin"]
START = pd.Timestamp("2026-03-01", tz="UTC")
DAYS = 40
TRAIN_DAYS = 30
WINDOW = pd.Timedelta(hours=6)
# A parcel is late if nobody fetched it within half an hour; the job needs the other half.
JOB = pd.Timedelta(hours=1)


def make(seed=7):
    """(parcels, hourly, totals): labels and two feature tables, each with event and created time."""
    dice = np.random.default_rng(seed)
    hours = DAYS * 24
    busy = np.zeros((len(CITIES), hours))
    busy[:, 0] = dice.standard_normal(len(CITIES))
    for hour in range(1, hours):
        busy[:, hour] = 0.9 * busy[:, hour - 1] + np.sqrt(1 - 0.81) * dice.standard_normal(len(CITIES))
    parcels, hourly = [], []
    for number, city in enumerate(CITIES):
        for hour in range(hours):
            top = START + pd.Timedelta(hours=hour)
            waiting = round(max(0, 30 + 8 * busy[number, hour] + 6 * dice.standard_normal()))
            hourly.append((city, top, top + pd.Timedelta(minutes=2), waiting))
            for _ in range(dice.poisson(1)):
                price = int(dice.integers(200, 9_900)) / 100
                chance = 1 / (1 + np.exp(1.0 - 1.6 * busy[number, hour] + (price - 50) / 60))
                parcels.append((city, top + pd.Timedelta(seconds=int(dice.integers(3, 60)) * 60),
                                price, int(dice.random() < chance)))
    parcels = pd.DataFrame(parcels, columns=["city", "event_timestamp", "price", "late"])
    parcels = parcels.sort_values(["event_timestamp", "city"], kind="stable").reset_index(drop=True)
    parcels.insert(0, "parcel", parcels.index + 1)
    hourly = pd.DataFrame(hourly, columns=["city", "event_timestamp", "created", "open_parcels"])
    return parcels, hourly, totals_of(parcels)


def totals_of(parcels):
    """Late parcels of each window of six hours. The row bears the window's first minute."""
    start = START + (parcels["event_timestamp"] - START) // WINDOW * WINDOW
    totals = (parcels.assign(event_timestamp=start)
              .groupby(["city", "event_timestamp"], as_index=False)
              .agg(late_parcels=("late", "sum")))
    totals.insert(2, "created", totals["event_timestamp"] + WINDOW + JOB)
    return totals


def labels(parcels):
    """Those that have a whole day of history."""
    return parcels[parcels["event_timestamp"] >= START + pd.Timedelta(days=1)]


def is_train(frame):
    return frame["event_timestamp"] < START + pd.Timedelta(days=TRAIN_DAYS)
