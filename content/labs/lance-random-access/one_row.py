"""Fetches one row by its number, column by column: cold, then another row warm.

`python one_row.py 100` fetches 100 random rows in one call instead.
"""

import random
import sys

from files import BIG, ROWS, Counted

COLUMNS = ["id", "city", "price", "weight", "label", "vector", "vector_gaps", "vector_list"]


def cell(reads, total):
    return f"{reads:>8,}{total:>12,}"


def main(count="1"):
    count = int(count)
    if count == 1:
        # Both lie in the first page of each column.
        first, second = [1_234], [2_345]
    else:
        first, second = (sorted(random.Random(seed).sample(range(ROWS), count))
                         for seed in (1, 2))
    print("one row" if count == 1 else f"{count:,} random rows in one call", f"of {ROWS:,}")
    print(f"{'':14}{'cold':>20}{'then others: warm':>20}")
    print(f"{'':14}{'reads':>8}{'bytes':>12}" + f"{'reads':>8}{'bytes':>12}")
    for column in [*COLUMNS, "all"]:
        counted = Counted(BIG)
        wanted = None if column == "all" else [column]
        cells = [cell(*counted.count(lambda data: data.take(rows, columns=wanted))[1:])
                 for rows in (first, second)]
        print(f"{column:14}{''.join(cells)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
