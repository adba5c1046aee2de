"""The bytes of one data page, taken apart: repetition levels, definition levels, values."""

import pyarrow.parquet as pq

import from_java
from dremel import maxima, shred
from files import write_parcels
from parcels import PARCELS
from schema import PARCEL, leaves

LEAF = "tries.list.element"


def unpack(run, width, count):
    """The levels of one bit-packed run: its header, then `width` bits a level, lowest bits first."""
    header, *packed = run
    assert header & 1 and header >> 1 == -(-count // 8), "one run, in groups of eight levels"
    number = int.from_bytes(bytes(packed), "little")
    return [number >> width * place & (1 << width) - 1 for place in range(count)]


def main():
    file = write_parcels()
    found = {leaf: rest for _, leaf, *rest in from_java.page_bytes(file)}
    *_, entries, _, _, _, text = found[LEAF]
    page = bytes.fromhex(text)
    print(f"{LEAF}: the {len(page)} bytes of its data page (version 1, no codec, plain values)")
    most, at, streams = maxima(leaves(PARCEL)[LEAF]), 0, []
    for what, level in zip(("repetition", "definition"), most):
        size = int.from_bytes(page[at:at + 4], "little")
        run = page[at + 4:at + 4 + size]
        levels = unpack(run, level.bit_length(), entries)
        streams.append(levels)
        print(f"  {page[at:at + 4].hex(' ')}   length {size}")
        print(f"  {run.hex(' '):12}  {what} levels, {level.bit_length()} {'bit' if level == 1 else 'bits'} each: {levels}")
        at += 4 + size
    values = [int.from_bytes(page[p:p + 4], "little") for p in range(at, len(page), 4)]
    for value in values:
        print(f"  {value.to_bytes(4, 'little').hex(' ')}   value {value}")
    mine = shred(leaves(PARCEL)[LEAF], PARCELS)
    assert list(zip(*streams)) == [(r, d) for r, d, _ in mine]
    assert values == [value for *_, value in mine if value is not None]
    print("the same levels and values as shred() gives")

    metadata = pq.ParquetFile(file).metadata
    columns = (metadata.row_group(0).column(i) for i in range(metadata.num_columns))
    chunk, = (column for column in columns if column.path_in_schema == LEAF)
    print(f"\nthe metadata: {metadata.num_rows} rows, num_values {chunk.num_values}, "
          f"null_count {chunk.statistics.null_count}")


if __name__ == "__main__":
    main()
