"""The data of all programs: parcels, each with a vector of 128 numbers and a long label."""

import random
from decimal import Decimal

import numpy as np
import pyarrow as pa

CITIES = ["Accra", "Busan", "Davao", "Ghent", "Hanoi", "Kyiv",
          "Lima", "Oslo", "Perth", "Pune", "Quito", "Turin"]
NUMBERS = 128
LETTERS = np.frombuffer(b"abcdefghijklmnopqrstuvwxyz    ", np.uint8)
# Lance's compression of strings begins with a random sample. Without it, each run
# gives the same bytes.
NOT_COMPRESSED = {"lance-encoding:compression": "none"}


def vectors(count, holes=False):
    """128 floats a row, 512 bytes. With holes, every tenth row has no vector."""
    numbers = np.random.default_rng(7).standard_normal((count, NUMBERS), np.float32)
    mask = pa.array(np.arange(count) % 10 == 0) if holes else None
    return pa.FixedSizeListArray.from_arrays(pa.array(numbers.ravel()), NUMBERS, mask=mask)


def labels(count):
    """Strings of 300 to 599 bytes: all different lengths, all longer than 256."""
    dice = np.random.default_rng(5)
    lengths = dice.integers(300, 600, count)
    text = LETTERS[dice.integers(0, len(LETTERS), int(lengths.sum()))].tobytes().decode()
    ends = np.cumsum(lengths)
    return [text[end - length:end] for end, length in zip(ends, lengths)]


def parcels(count):
    """An Arrow table. What differs between its columns is how wide a value is."""
    dice = random.Random(7)
    columns = [
        (pa.field("id", pa.int64()), range(1, count + 1)),
        (pa.field("city", pa.string()), [dice.choice(CITIES) for _ in range(count)]),
        (pa.field("price", pa.decimal128(9, 2)),
         [Decimal(dice.randrange(200, 9_900)) / 100 for _ in range(count)]),
        (pa.field("weight", pa.float64()),
         [None if dice.random() < 0.1 else dice.randrange(100, 20_000) / 1000
          for _ in range(count)]),
        (pa.field("label", pa.string(), metadata=NOT_COMPRESSED), labels(count)),
        (pa.field("vector", pa.list_(pa.float32(), NUMBERS)), vectors(count)),
        (pa.field("vector_gaps", pa.list_(pa.float32(), NUMBERS)), vectors(count, holes=True)),
        # The same numbers once more, in a list type that does not say how many there are.
        (pa.field("vector_list", pa.list_(pa.float32())),
         vectors(count).cast(pa.list_(pa.float32()))),
    ]
    arrays = [values if isinstance(values, pa.Array) else pa.array(values, field.type)
              for field, values in columns]
    return pa.table(arrays, schema=pa.schema([field for field, _ in columns]))
