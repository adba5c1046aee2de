"""Decode a validity bitmap by hand, then make four usual mistakes."""

import struct

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

readings = pa.array([17, None, 23, 42, None, 8, 15, 16, None, 99], pa.int64())
bitmap, values = readings.buffers()


def is_valid(bitmap, slot):
    """The rule of the specification: low bit first, 1 means there is a value."""
    return bitmap[slot // 8] & (1 << (slot % 8)) != 0


def read(array, j):
    """Slot j of an int64 array, from its buffers alone."""
    bitmap, values = (b and b.to_pybytes() for b in array.buffers())
    slot = array.offset + j
    if bitmap is not None and not is_valid(bitmap, slot):
        return None
    return struct.unpack_from("<q", values, slot * 8)[0]


raw = bitmap.to_pybytes()
print("byte 0 =", format(raw[0], "#04x"), "=", format(raw[0], "08b"))
print("byte 1 =", format(raw[1], "#04x"), "=", format(raw[1], "08b"))
print()
print("slot  byte  bit  is set  value")
for j in range(len(readings)):
    bit = int(is_valid(raw, j))
    print(f"{j:4}{j // 8:6}{j % 8:5}{bit:8}  {read(readings, j)}")
assert [read(readings, j) for j in range(10)] == readings.to_pylist()
print()

window = readings.slice(3, 4)
print("slice(3, 4)               ", window.to_pylist())
assert [read(window, j) for j in range(4)] == window.to_pylist()
no_offset = [int(v) if is_valid(raw, j) else None
             for j, v in enumerate(np.frombuffer(values, "<i8")[:4])]
print("mistake: offset forgotten ", no_offset)

flipped = [None if is_valid(raw, j) else "value" for j in range(10)]
print("mistake: 1 read as null   ", flipped.count(None), "nulls instead of",
      readings.null_count)

msb_first = [j for j in range(10) if not raw[j // 8] & (0x80 >> (j % 8))]
print("mistake: high bit first    nulls at", msb_first, "instead of",
      [j for j in range(10) if not is_valid(raw, j)])

# A null slot may hold anything. Here it holds the sentinel that NumPy had.
masked = pa.array(np.array([7, -1, 9]), mask=np.array([False, True, False]))
blind = np.frombuffer(masked.buffers()[1], "<i8")
print("mistake: bitmap ignored    sum", int(blind.sum()), "instead of",
      pc.sum(masked).as_py())
