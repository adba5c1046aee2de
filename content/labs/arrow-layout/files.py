"""Read one table back from Arrow IPC files and from Parquet, mapped and not mapped.

A result buffer that lies inside the mapped file is "in the file": nothing was copied.
Any other buffer was allocated and filled while reading. `python files.py plain` writes
Parquet without dictionaries and without compression.
"""

import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

ROWS = 100_000
table = pa.table({
    "n": pa.array(range(ROWS), pa.int64()),
    "c": pa.array([f"warehouse-{i % 1000:010d}" for i in range(ROWS)]),
})


def write_ipc(path, codec):
    options = ipc.IpcWriteOptions(compression=codec)
    with ipc.new_file(str(path), table.schema, options=options) as writer:
        writer.write_table(table)


def read_ipc(source):
    return ipc.open_file(source).read_all()


def where(path, mapped, read):
    """Bytes of the result's buffers inside the mapped file, and outside it."""
    with pa.memory_map(str(path)) if mapped else pa.OSFile(str(path)) as source:
        whole = source.read_buffer()
        source.seek(0)
        result = read(source)
    assert result.equals(table)
    inside = outside = 0
    for column in result.columns:
        for buffer in filter(None, column.chunk(0).buffers()):
            start = buffer.address - whole.address
            if 0 <= start and start + buffer.size <= whole.size:
                inside += buffer.size
            else:
                outside += buffer.size
    return inside, outside


with tempfile.TemporaryDirectory() as folder:
    plain, zstd = Path(folder, "plain.arrow"), Path(folder, "zstd.arrow")
    parquet = Path(folder, "table.parquet")
    write_ipc(plain, None)
    write_ipc(zstd, "zstd")
    plain_parquet = {"use_dictionary": False, "compression": "none"}
    pq.write_table(table, parquet, **(plain_parquet if sys.argv[1:] == ["plain"] else {}))

    print(f"{'file':14}{'opened as':16}{'bytes in the file':>18}{'new bytes':>12}")
    for name, path, mapped, read in (
        ("Arrow IPC", plain, True, read_ipc),
        ("Arrow IPC", plain, False, read_ipc),
        ("Arrow IPC zstd", zstd, True, read_ipc),
        ("Parquet", parquet, True, pq.read_table),
        ("Parquet", parquet, False, pq.read_table),
    ):
        inside, outside = where(path, mapped, read)
        opened = "memory map" if mapped else "ordinary file"
        print(f"{name:14}  {opened:14}{inside:>18,}{outside:>12,}")

    with pa.memory_map(str(plain)) as source:
        values = read_ipc(source)["n"].chunk(0).buffers()[1]
    print(f"\nmapped IPC values start at a multiple of 8: {values.address % 8 == 0}, "
          f"of 64: {values.address % 64 == 0}")

    column = pq.read_table(parquet)["n"].chunk(0)
    print(f"column without nulls from Parquet: null_count {column.null_count}, "
          f"bitmap of {column.buffers()[0].size:,} bytes")
