"""Print the buffers of several Arrow arrays: what is there, how long, which bytes."""

import numpy as np
import pyarrow as pa

BITMAP_AND_VALUES = ("validity", "values")
BITMAP_OFFSETS_DATA = ("validity", "offsets", "data")
BITMAP_VIEWS_DATA = ("validity", "views", "data")


def show(title, array, roles):
    print(title)
    print(f"  type {array.type}, length {len(array)}, nulls {array.null_count}, "
          f"offset {array.offset}")
    for role, buffer in zip(roles, array.buffers()):
        if buffer is None:
            print(f"  {role:9} absent")
            continue
        print(f"  {role:9} {buffer.size:3} bytes")
        raw = buffer.to_pybytes()
        for start in range(0, len(raw), 16):
            print(f"    {start:3}  {raw[start:start + 16].hex(' ')}")
    print()


readings = [17, None, 23, 42, None, 8, 15, 16, None, 99]
show("1. ten readings, three of them null", pa.array(readings, pa.int64()),
     BITMAP_AND_VALUES)

show("2. three readings, none null", pa.array([17, 23, 42], pa.int64()),
     BITMAP_AND_VALUES)

# NumPy keeps its sentinel, -1, in the slot that the mask calls null.
masked = pa.array(np.array([7, -1, 9]), mask=np.array([False, True, False]))
show("3. three readings from NumPy, the middle one masked", masked, BITMAP_AND_VALUES)

cities = ["Oslo", None, "Zürich", "", "Ho Chi Minh City"]
show("4. five cities as string", pa.array(cities, pa.string()), BITMAP_OFFSETS_DATA)

show("5. the same five cities as string_view", pa.array(cities, pa.string_view()),
     BITMAP_VIEWS_DATA)

show("6. slots 3 to 6 of array 1, by slice(3, 4)",
     pa.array(readings, pa.int64()).slice(3, 4), BITMAP_AND_VALUES)

before = pa.total_allocated_bytes()
small = pa.array([1, None, 2, 4, 8], pa.int32())
sizes = [buffer.size for buffer in small.buffers()]
print(f"7. padding: buffers of {sizes[0]} and {sizes[1]} bytes took "
      f"{pa.total_allocated_bytes() - before} bytes from the pool,")
print(f"   at addresses that leave {[b.address % 64 for b in small.buffers()]} "
      f"when divided by 64")
