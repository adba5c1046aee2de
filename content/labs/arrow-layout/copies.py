"""Which operations share the old buffers, and which write new ones?

A buffer of the result counts as shared when the source has a buffer at the same
address. Everything else is new, and its size is added up.
"""

import operator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

ROWS = 100_000


def buffers(thing):
    """Every buffer of an array, a chunked array or a table, by address."""
    if isinstance(thing, pa.Table):
        chunks = [chunk for column in thing.columns for chunk in column.chunks]
    else:
        chunks = thing.chunks if isinstance(thing, pa.ChunkedArray) else [thing]
    return {b.address: b.size for c in chunks for b in c.buffers() if b is not None}


def report(name, source, result):
    old, now = buffers(source), buffers(result)
    new = sum(size for address, size in now.items() if address not in old)
    shared = sum(1 for address in now if address in old)
    print(f"  {name:34}{new:>12,}{shared:>9} of {len(now)}")


numbers = pa.array(range(ROWS), pa.int64())
cities = pa.array([f"warehouse-{i % 1000:010d}" for i in range(ROWS)])
views = pa.array(cities.to_pylist(), pa.string_view())
halves = pa.chunked_array([numbers, numbers])
table = pa.table({"n": numbers, "c": cities})
even = pa.array(range(0, ROWS, 2), pa.int64())
mask = pc.equal(pc.bit_wise_and(numbers, 1), 0)

print("source: 100,000 int64 values and 100,000 strings of 20 bytes")
for name, array in (("int64", numbers), ("string", cities)):
    print(f"  {name:12}buffers of", [b.size for b in array.buffers() if b], "bytes")
fixed, *data = [b.size for b in views.buffers() if b]
print(f"  string_view views of [{fixed}] bytes, {len(data)} data buffers with "
      f"{sum(data)} bytes")
print(f"  cities.nbytes {cities.nbytes}, the sum of its buffers "
      f"{sum(buffers(cities).values())}\n")

print(f"  {'operation':34}{'new bytes':>12}{'shared buffers':>16}")
report("numbers.slice(1000, 10)", numbers, numbers.slice(1000, 10))
report("cities.slice(1000, 10)", cities, cities.slice(1000, 10))
report("table.select(['n'])", table, table.select(["n"]))
report("numbers.view(float64)", numbers, numbers.view(pa.float64()))
report("numbers.cast(timestamp('us'))", numbers, numbers.cast(pa.timestamp("us")))
report("chunked_array([numbers, numbers])", numbers, halves)
report("concat_tables([table, table])", table, pa.concat_tables([table, table]))
report("cities.cast(string_view)", cities, cities.cast(pa.string_view()))
report("cities.cast(large_string)", cities, cities.cast(pa.large_string()))
report("numbers.cast(uint64)", numbers, numbers.cast(pa.uint64()))
report("numbers.cast(float64)", numbers, numbers.cast(pa.float64()))
report("numbers.take(even)", numbers, numbers.take(even))
report("numbers.filter(mask)", numbers, numbers.filter(mask))
report("concat_arrays([numbers, numbers])", numbers,
       pa.concat_arrays([numbers, numbers]))
report("halves.combine_chunks()", halves, halves.combine_chunks())
one_change = pa.array([i == 0 for i in range(ROWS)])
report("replace one value", numbers,
       pc.replace_with_mask(numbers, one_change, pa.array([5], pa.int64())))

print("\nrefused")
for name, action in (
    ("numbers[0] = 5", lambda: operator.setitem(numbers, 0, 5)),
    ("views.take([0])", lambda: views.take(pa.array([0]))),
    ("views.filter(mask)", lambda: views.filter(mask)),
    ("to_numpy() with a null", lambda: pa.array([1, None]).to_numpy()),
):
    try:
        action()
    except (TypeError, pa.ArrowException) as error:
        print(f"  {name}: {type(error).__name__}")

# Two arrays of 1.2 GB each. NumPy's zero pages cost no memory until they are read.
big = pa.Array.from_buffers(pa.string(), 1, [
    None,
    pa.py_buffer(np.array([0, 1_200_000_000], dtype="<i4")),
    pa.py_buffer(np.zeros(1_200_000_000, dtype="u1")),
])
try:
    pa.concat_arrays([big, big])
except pa.ArrowInvalid as error:
    print(f"  2.4 GB in one string array: {str(error).split(',')[0]}")
print("  2.4 GB in two chunks: accepted,",
      pa.chunked_array([big, big]).num_chunks, "chunks")

print("\na slice keeps its parent")
start = pa.total_allocated_bytes()
parent = pa.array(range(ROWS), pa.int64())
child = parent.slice(1000, 10)
del parent
print(f"  ten values hold {pa.total_allocated_bytes() - start:,} bytes of the pool")
print(f"  its nbytes: {child.nbytes}, its get_total_buffer_size(): "
      f"{child.get_total_buffer_size():,}")
child = pa.concat_arrays([child])
print(f"  copied by concat_arrays, {pa.total_allocated_bytes() - start:,} bytes")
