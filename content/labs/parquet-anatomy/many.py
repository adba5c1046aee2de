"""A longer day: 200,000 parcels, for what shows only in larger columns."""

import datetime
import random
from decimal import Decimal

import pyarrow as pa

from parcels import CITIES, MIDNIGHT, SCHEMA

ROWS = 200_000


def many(rows=ROWS):
    """A table like that of parcels.py, in the order of ids and times."""
    dice = random.Random(23)
    customers = [f"c-{dice.getrandbits(40):010x}" for _ in range(60_000)]
    step = 86_400_000 / rows  # milliseconds between two parcels
    times = [MIDNIGHT + datetime.timedelta(milliseconds=int((number + dice.random()) * step))
             for number in range(rows)]
    columns = [
        range(1, rows + 1),
        times,
        dice.choices(customers, k=rows),
        dice.choices(CITIES, k=rows),
        [Decimal(dice.randrange(200, 9_900)) / 100 for _ in range(rows)],
        [None if dice.random() < 0.1 else dice.randrange(100, 20_000) / 1000
         for _ in range(rows)],
    ]
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, SCHEMA)],
                    schema=SCHEMA)


def mixed(table):
    """The same rows in no order."""
    return table.take(random.Random(29).sample(range(len(table)), len(table)))
