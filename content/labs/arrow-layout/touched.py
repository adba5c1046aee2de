"""Count the bytes that a read touches in a row layout and in a column layout.

The table has 100,000 rows and 20 columns of 8-byte integers. Memory and disks do
not hand out single bytes, so each read is counted three times: in bytes asked for,
in whole 64-byte lines, and in whole 4,096-byte blocks. Both layouts are counted
from an address that is a multiple of 4,096. `python touched.py 20` picks 20 random rows.
"""

import sys

import numpy as np
import pyarrow as pa

ROWS, COLUMNS, WIDTH = 100_000, 20, 8
TABLE_BYTES = ROWS * COLUMNS * WIDTH
COLUMN_BYTES = ROWS * WIDTH
# A gap keeps every column on its own blocks, as separate buffers would be.
COLUMN_STRIDE = -(-COLUMN_BYTES // 4096) * 4096


def row_layout(rows, columns):
    """Addresses of the wanted values when each row is stored in one piece."""
    return (rows[:, None] * COLUMNS + columns[None, :]).ravel() * WIDTH


def column_layout(rows, columns):
    """Addresses of the wanted values when each column is stored in one piece."""
    return (columns[None, :] * COLUMN_STRIDE + rows[:, None] * WIDTH).ravel()


def touched(addresses, unit):
    """Bytes moved when only whole units can be moved. No value straddles a unit."""
    return len(np.unique(addresses // unit)) * unit


def report(title, rows, columns):
    print(title)
    print(f"  {'layout':8}{'bytes asked':>14}{'64 B lines':>14}{'4 KiB blocks':>14}")
    for name, layout in (("row", row_layout), ("column", column_layout)):
        addresses = layout(rows, np.asarray(columns))
        counts = [touched(addresses, unit) for unit in (WIDTH, 64, 4096)]
        print(f"  {name:8}" + "".join(f"{count:>14,}" for count in counts))
    print()


# The two layouts are real: a NumPy record array and an Arrow table.
names = [f"f{i}" for i in range(COLUMNS)]
records = np.zeros(ROWS, dtype=[(name, "i8") for name in names])
table = pa.table({name: np.zeros(ROWS, dtype="i8") for name in names})
assert records.strides == (COLUMNS * WIDTH,) and records.nbytes == TABLE_BYTES
assert table["f0"].chunk(0).buffers()[1].size == COLUMN_BYTES
print(f"one row: {records.itemsize} bytes, one column: {COLUMN_BYTES:,} bytes, "
      f"table: {TABLE_BYTES:,} bytes\n")

everything = np.arange(ROWS)
report("A. every row, 1 column of 20", everything, [7])
report("B. every row, 3 columns of 20", everything, [2, 7, 11])
report("C. one row (number 5,000), all 20 columns", np.array([5_000]), range(COLUMNS))

picked = int(sys.argv[1]) if sys.argv[1:] else ROWS // 100
lucky = np.sort(np.random.default_rng(7).choice(ROWS, picked, replace=False))
report(f"D. {picked:,} rows picked at random ({100 * picked / ROWS:g} %), 1 column of 20",
       lucky, [7])
