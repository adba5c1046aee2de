"""The data of all programs: 20,000 samples of one day, each with a vector and a small photo."""

import datetime

import numpy as np
import pyarrow as pa

SAMPLES, NUMBERS = 20_000, 128
FILES, PIECE = 4, 1_000  # files of 5,000 samples; row groups, stripes and shards of about 1,000
CITIES = ["Accra", "Busan", "Davao", "Ghent", "Hanoi", "Lima", "Oslo", "Perth", "Quito", "Turin"]
MIDNIGHT = datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc)
DAY_MS = 24 * 60 * 60 * 1000


def samples():
    """In the order of time. Photos are random bytes, 3,000 to 5,000 of them: like JPEGs, nothing compresses them."""
    dice = np.random.default_rng(7)
    at = (np.arange(SAMPLES) + dice.random(SAMPLES)) * DAY_MS / SAMPLES
    begin = int(MIDNIGHT.timestamp()) * 1000
    sizes = dice.integers(3_000, 5_001, SAMPLES)
    photos = dice.bytes(int(sizes.sum()))
    ends = np.cumsum(sizes)
    vectors = dice.standard_normal((SAMPLES, NUMBERS), np.float32)
    return pa.table({
        "id": pa.array(np.arange(SAMPLES)),
        "at": pa.array(begin + at.astype(np.int64), pa.timestamp("ms", "UTC")),
        "city": pa.array([CITIES[number] for number in dice.integers(0, len(CITIES), SAMPLES)]),
        "price": pa.array(dice.integers(200, 9_900, SAMPLES) / 100),
        "vector": pa.FixedSizeListArray.from_arrays(pa.array(vectors.ravel()), NUMBERS),
        "photo": pa.array([photos[end - size:end] for size, end in zip(sizes.tolist(), ends.tolist())]),
    })
