"""The data of all programs: parcels of one day, each with a vector of 128 numbers."""

import datetime
import random
from decimal import Decimal

import numpy as np
import pyarrow as pa

CITIES = ["Accra", "Busan", "Davao", "Ghent", "Hanoi", "Kyiv",
          "Lima", "Oslo", "Perth", "Pune", "Quito", "Turin"]
MIDNIGHT = datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc)
DAY_MS = 24 * 60 * 60 * 1000
NUMBERS = 128

SCHEMA = pa.schema(
    [
        pa.field("id", pa.int64(), nullable=False),
        pa.field("at", pa.timestamp("us", "UTC")),
        pa.field("customer", pa.string()),
        pa.field("city", pa.string()),
        pa.field("price", pa.decimal128(9, 2)),
        pa.field("weight", pa.float64()),
    ]
)


def parcels(count):
    """An Arrow table in the order of time, without vectors."""
    dice = random.Random(7)
    customers = [f"c-{dice.getrandbits(40):010x}" for _ in range(count // 5)]
    return pa.Table.from_pylist(
        [
            {
                "id": number + 1,
                "at": MIDNIGHT + datetime.timedelta(
                    milliseconds=int((number + dice.random()) * DAY_MS / count)),
                "customer": dice.choice(customers),
                "city": dice.choice(CITIES),
                "price": Decimal(dice.randrange(200, 9_900)) / 100,
                "weight": None if dice.random() < 0.1 else dice.randrange(100, 20_000) / 1000,
            }
            for number in range(count)
        ],
        schema=SCHEMA,
    )


def with_vectors(table):
    """Adds what a model might say of the parcel's photo: 128 floats, 512 bytes a row."""
    numbers = np.random.default_rng(7).standard_normal((len(table), NUMBERS), np.float32)
    vectors = pa.FixedSizeListArray.from_arrays(pa.array(numbers.ravel()), NUMBERS)
    return table.append_column("vector", vectors)
