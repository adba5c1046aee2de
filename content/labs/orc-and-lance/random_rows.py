"""Fetches rows at random places, in the way that each library offers.

The column is `vector`; `python random_rows.py price` takes another one.
"""

import random
import sys

import pyarrow.parquet as pq
import pyorc

from files import ORC, PARQUET, PIECE, ROWS, count_file, count_lance, line

STRIDE = 1_000  # rows of one index entry in the ORC file


def parquet(file, column, wanted):
    """pyarrow has no seek to a row: it reads every row group that holds a wanted row."""
    reader = pq.ParquetFile(file)
    pieces = sorted({row // PIECE for row in wanted})
    table = reader.read_row_groups(pieces, columns=[column], use_threads=False)
    places = [pieces.index(row // PIECE) * PIECE + row % PIECE for row in wanted]
    return table.take(places)[column].to_pylist()


def orc(file, column, wanted):
    """pyorc seeks. The index knows where each 1,000th row is; from there it reads on."""
    reader = pyorc.Reader(file, column_names=[column])
    values, place = [], None
    for row in wanted:
        if place is None or row // STRIDE != place // STRIDE:
            reader.seek(row)
            place = row
        while place < row:
            next(reader)
            place += 1
        values.append(next(reader)[0])
        place += 1
    return values


def of_lance(data, column, wanted):
    return data.take(wanted, columns=[column])[column].to_pylist()


def main(column="vector"):
    for count in (1, 10, 100, 1_000):
        wanted = sorted(random.Random(count).sample(range(ROWS), count))
        print(f"{count:,} random rows of {ROWS:,}, column {column}")
        results = []
        for name, (values, reads, total) in (
            ("Parquet: row groups (pyarrow)",
             count_file(PARQUET, lambda file: parquet(file, column, wanted))),
            ("ORC: seek (pyorc)", count_file(ORC, lambda file: orc(file, column, wanted))),
            ("Lance: take (pylance)",
             count_lance(lambda data: of_lance(data, column, wanted))),
        ):
            line(name, reads, total, f"{total // count:,} a row")
            results.append(values)
        assert results[0] == results[1] == results[2], "the same values"


if __name__ == "__main__":
    main(*sys.argv[1:])
