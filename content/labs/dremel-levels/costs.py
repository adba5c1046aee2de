"""What the levels cost: one million numbers in seven columns, in data pages of both versions.

`python costs.py 0.5` makes half of the numbers null in the two columns with nulls.
"""

import random
import sys

import pyarrow as pa
import pyarrow.parquet as pq

import from_java
from files import folder

COUNT = 1_000_000
SHARE = float(sys.argv[1]) if len(sys.argv) > 1 else 0.1


def cut(numbers, lengths):
    """The numbers in lists of these lengths."""
    offsets = [0]
    for length in lengths:
        offsets.append(offsets[-1] + length)
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), numbers)


def columns():
    dice = random.Random(8)
    numbers = [dice.randrange(1_000_000) for _ in range(COUNT)]
    full = pa.array(numbers, pa.int32())
    holes = pa.array([None if dice.random() < SHARE else number for number in numbers], pa.int32())
    random_lengths = []
    left = COUNT
    while left:
        random_lengths.append(min(left, dice.randrange(11)))
        left -= random_lengths[-1]
    yield "flat, required", full, False
    yield "flat, optional, no null", full, True
    yield f"flat, optional, {SHARE:.0%} null", holes, True
    yield "lists of 5, no null", cut(full, [5] * (COUNT // 5)), True
    yield f"lists of 5, {SHARE:.0%} null", cut(holes, [5] * (COUNT // 5)), True
    yield "lists of 0 to 10, no null", cut(full, random_lengths), True
    yield "lists of 500, no null", cut(full, [500] * (COUNT // 500)), True


def arrow_structure(array):
    """Bytes of Arrow's buffers for the structure: offsets, and bitmaps where there are nulls."""
    *structure, _ = array.buffers()
    return sum(buffer.size for buffer in structure if buffer)


def main():
    print(f"{'bytes':27}{'entries':>10}{'r':>9}{'d':>9}{'values':>11}{'offsets, bitmap':>17}")
    packed = {}
    for number, (name, array, nullable) in enumerate(columns()):
        table = pa.table([array], schema=pa.schema([pa.field("n", array.type, nullable=nullable)]))
        for version in ("1.0", "2.0"):
            for codec in ("none", "zstd"):
                file = folder("costs") / f"{number}-{version}-{codec}.parquet"
                pq.write_table(table, file, compression=codec, use_dictionary=False, data_page_version=version)
                chunk = pq.ParquetFile(file).metadata.row_group(0).column(0)
                packed.setdefault(name, []).append(chunk.total_compressed_size)
        (_, _, _, _, entries, r, d, values, _), = from_java.page_bytes(folder("costs") / f"{number}-2.0-none.parquet")
        print(f"{name:27}{entries:>10,}{r:>9,}{d:>9,}{values:>11,}{arrow_structure(array):>17,}")

    print(f"\n{'column chunk':27}{'v1':>11}{'v2':>11}{'v1, zstd':>11}{'v2, zstd':>11}{'v2 more':>9}")
    for name, (one, one_zstd, two, two_zstd) in packed.items():
        print(f"{name:27}{one:>11,}{two:>11,}{one_zstd:>11,}{two_zstd:>11,}{two_zstd - one_zstd:>9,}")


if __name__ == "__main__":
    main()
