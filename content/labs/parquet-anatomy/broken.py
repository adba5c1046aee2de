"""Files that do not open, and a file that opens and is wrong."""

import io
import textwrap

import pyarrow.parquet as pq

from byte_map import regions
from many import many

ROWS = 4_000


def written(**options):
    sink = io.BytesIO()
    pq.write_table(many(ROWS), sink, row_group_size=1_000, **options)
    return sink.getvalue()


def unfinished():
    """What is there when a writer ends after two row groups without close()."""
    table, sink = many(ROWS), io.BytesIO()
    writer = pq.ParquetWriter(sink, table.schema)
    for begin in (0, 1_000):
        writer.write_table(table.slice(begin, 1_000))
    found = sink.getvalue()
    writer.close()
    return found


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 0x40]) + data[at + 1:]


def message(error):
    text = str(error).splitlines()[0]
    return f"{type(error).__name__}: {text}"


def said(text):
    print("\n".join(textwrap.wrap(text, 88, initial_indent="  ", subsequent_indent="  ")))


def tried(title, data, read=lambda file: f"{pq.read_table(file).num_rows:,} rows"):
    print(f"{title} ({len(data):,} bytes, ends with {data[-4:]})")
    try:
        said(read(io.BytesIO(data)))
    except Exception as error:  # what the library says is what we came for
        said(message(error))


def wrong_values(data, good, **options):
    """A reading that counts the cells that differ."""
    def read(file):
        found = pq.read_table(file, **options)
        differ = sum(mine != theirs for name in found.column_names
                     for mine, theirs in zip(found[name].to_pylist(), good[name].to_pylist()))
        cells = found.num_rows * found.num_columns
        return f"{found.num_rows:,} rows without complaint; {differ} of {cells:,} cells wrong"
    return read


def middle_of(data, column, group):
    """The middle of the last data page of a column in a row group."""
    found = [(begin, end) for begin, end, what, name in regions(data)
             if what == "data page" and name == column]
    begin, end = found[group]
    return (begin + end) // 2


def main():
    good = many(ROWS)
    whole = written()
    tried("whole", whole)
    tried("no close() after two row groups", unfinished())
    tried("cut short by 100 bytes", whole[:-100])
    tried("empty", b"")
    tried("another file", b"id,city\n1,Oslo\n2,Lima\n3,Pune\n")
    encrypted = whole[:-4] + b"PARE"
    tried("last four bytes PARE", encrypted)

    print("\none bit of a data page turned over, in `price` of row group 2")
    for title, options, reading in (
        ("plain, no codec", dict(compression="none", use_dictionary=False), {}),
        ("plain, zstd", dict(compression="zstd", use_dictionary=False), {}),
        ("plain, no codec, checksums written, not asked for",
         dict(compression="none", use_dictionary=False, write_page_checksum=True), {}),
        ("plain, no codec, checksums written and asked for",
         dict(compression="none", use_dictionary=False, write_page_checksum=True),
         dict(page_checksum_verification=True)),
    ):
        data = written(**options)
        data = flipped(data, middle_of(data, "price", 2))
        tried(title, data, wrong_values(data, good, **reading))

    print("\nthat file, row group by row group, with checksums asked for")
    file = pq.ParquetFile(io.BytesIO(data), page_checksum_verification=True)
    for group in range(file.num_row_groups):
        try:
            print(f"  {group}: {file.read_row_group(group).num_rows:,} rows")
        except OSError as error:
            others = [name for name in file.schema_arrow.names if name != "price"]
            rest = file.read_row_group(group, columns=others)
            print(f"  {group}: {type(error).__name__}; without price {rest.num_rows:,} rows")


if __name__ == "__main__":
    main()
