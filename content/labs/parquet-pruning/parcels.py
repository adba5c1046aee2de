"""The data of all programs: 80,000 parcels of one day."""

import datetime
import random
from decimal import Decimal

import pyarrow as pa

ROWS = 80_000
CITIES = ["Accra", "Busan", "Davao", "Ghent", "Hanoi", "Kyiv",
          "Lima", "Oslo", "Perth", "Pune", "Quito", "Turin"]
MIDNIGHT = datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc)

SCHEMA = pa.schema(
    [
        pa.field("id", pa.int64(), nullable=False),
        pa.field("at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("customer", pa.string(), nullable=False),
        pa.field("city", pa.string(), nullable=False),
        pa.field("price", pa.decimal128(9, 2), nullable=False),
    ]
)


def parcels():
    """Rows in the order of their ids, which is also the order of their times."""
    dice = random.Random(7)
    customers = [f"c-{dice.getrandbits(40):010x}" for _ in range(50_000)]
    rows = []
    for number in range(ROWS):
        # One parcel in every 1.08 seconds fills the day.
        milliseconds = int((number + dice.random()) * 1_080)
        rows.append({
            "id": number + 1,
            "at": MIDNIGHT + datetime.timedelta(milliseconds=milliseconds),
            "customer": dice.choice(customers),
            "city": dice.choice(CITIES),
            "price": Decimal(dice.randrange(200, 9_900)) / 100,
        })
    return rows


def table(rows):
    return pa.Table.from_pylist(rows, schema=SCHEMA)
