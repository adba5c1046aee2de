"""Which encoding suits which data, and what a codec then adds. Bytes of one column chunk."""

import io
import random

import pyarrow as pa
import pyarrow.parquet as pq

from pages import encoding_stats
from parcels import CITIES

ROWS = 100_000
CODECS = ("none", "snappy", "zstd")
INTEGERS = ("PLAIN", "dictionary", "DELTA_BINARY_PACKED", "BYTE_STREAM_SPLIT")
FLOATS = ("PLAIN", "dictionary", "BYTE_STREAM_SPLIT")
STRINGS = ("PLAIN", "dictionary", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY")


def walk(dice):
    """Readings that change a little each time."""
    value, found = 20.0, []
    for _ in range(ROWS):
        value += dice.gauss(0, 0.01)
        found.append(value)
    return found


def kinds():
    dice = random.Random(31)
    cities = dice.choices(CITIES, k=ROWS)
    names = [f"c-{dice.getrandbits(40):010x}" for _ in range(60_000)]
    paths = sorted(f"depot-{dice.randrange(20):02}/2026-03-{dice.randrange(1, 29):02}/"
                   f"parcel-{dice.randrange(10 ** 7):07}" for _ in range(ROWS))
    times = [number * 864 + dice.randrange(864) for number in range(ROWS)]
    return [
        ("id, each one more", pa.int64(), range(1, ROWS + 1), INTEGERS),
        ("time, rising", pa.int64(), times, INTEGERS),
        ("price in cents, no order", pa.int64(),
         [dice.randrange(200, 9_900) for _ in range(ROWS)], INTEGERS),
        ("12 cities, no order", pa.string(), cities, STRINGS),
        ("12 cities, sorted", pa.string(), sorted(cities), STRINGS),
        ("customers, no order", pa.string(), dice.choices(names, k=ROWS), STRINGS),
        ("paths, sorted", pa.string(), paths, STRINGS),
        ("temperature, a reading like the last", pa.float64(), walk(dice), FLOATS),
        ("vector parts, random", pa.float32(),
         [dice.gauss(0, 1) for _ in range(ROWS)], FLOATS),
    ]


def chunk_bytes(column, encoding, codec):
    table = pa.table([column], schema=pa.schema([pa.field("x", column.type, nullable=False)]))
    options = ({"use_dictionary": True} if encoding == "dictionary"
               else {"use_dictionary": False, "column_encoding": {"x": encoding}})
    sink = io.BytesIO()
    pq.write_table(table, sink, compression=codec, **options)
    data = sink.getvalue()
    assert pq.read_table(io.BytesIO(data))["x"].to_pylist() == column.to_pylist()
    fell_back = encoding == "dictionary" and ("data", "PLAIN") in {
        (kind, name) for kind, name, _ in encoding_stats(data)}
    chunk = pq.read_metadata(io.BytesIO(data)).row_group(0).column(0)
    return chunk.total_compressed_size, fell_back


def main():
    for title, kind, values, encodings in kinds():
        column = pa.array(values, kind)
        print(f"{title + f' ({kind})':46}" + "".join(f"{codec:>11}" for codec in CODECS))
        for encoding in encodings:
            found = [chunk_bytes(column, encoding, codec) for codec in CODECS]
            star = " (fell back)" if found[0][1] else ""
            print(f"  {encoding + star:44}" + "".join(f"{size:>11,}" for size, _ in found))
    print(f"{ROWS:,} values each; every file was read back and was the same")


if __name__ == "__main__":
    main()
