"""Reads the footer of a Parquet file by hand, prints it, and checks it with pyarrow.

`python footer.py bloom` reads another of the four files.
"""

import struct
import sys
from datetime import datetime, timedelta, timezone

import pyarrow.parquet as pq

from names import CODECS, ENCODINGS, REPETITIONS, TYPES, read_footer
from layouts import path


def shown(column, raw):
    """A minimum or maximum as people read it. The footer has the bytes only."""
    if column in ("id", "at"):
        (number,) = struct.unpack("<q", raw)
        epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
        at = epoch + timedelta(microseconds=number)
        return str(number) if column == "id" else f"{at:%H:%M:%S}"
    if column == "price":
        # A decimal is its digits as one integer, here with the highest byte first.
        return f"{int.from_bytes(raw, 'big', signed=True) / 100:.2f}"
    if column == "weight":
        return str(struct.unpack("<d", raw)[0])
    return raw.decode()


def print_schema(elements):
    root, *columns = elements
    print(f"schema: {root['num_children']} columns")
    for element in columns:
        kind = TYPES[element["type"]]
        if kind == "FIXED_LEN_BYTE_ARRAY":
            kind += f"({element['type_length']})"
        print(f"  {element['name'].decode():10}"
              f"{REPETITIONS[element['repetition']]:10}{kind}")


def print_row_group(group):
    print(f"  {'column':10}{'begins at':>10}{'bytes':>8}{'raw':>8}  {'codec':14}min … max")
    for chunk in group["columns"]:
        meta = chunk["meta"]
        column = meta["path"][0].decode()
        first = meta.get("dictionary_page", meta["data_page"])
        low, high = (shown(column, meta["statistics"][end]) for end in ("min", "max"))
        print(f"  {column:10}{first:>10,}{meta['compressed']:>8,}{meta['uncompressed']:>8,}"
              f"  {CODECS[meta['codec']]:14}{low} … {high}")


def check(footer, theirs):
    """Compares each value that we read with pyarrow's. Returns how many there were."""
    pairs = [(footer["num_rows"], theirs.num_rows),
             (footer["created_by"].decode(), theirs.created_by),
             (len(footer["row_groups"]), theirs.num_row_groups)]
    for index, group in enumerate(footer["row_groups"]):
        pairs.append((group["num_rows"], theirs.row_group(index).num_rows))
        for place, chunk in enumerate(group["columns"]):
            mine, other = chunk["meta"], theirs.row_group(index).column(place)
            pairs += [
                (mine["path"][0].decode(), other.path_in_schema),
                (TYPES[mine["type"]], other.physical_type),
                (CODECS[mine["codec"]], other.compression),
                ({ENCODINGS[code] for code in mine["encodings"]}, set(other.encodings)),
                (mine["num_values"], other.num_values),
                (mine["compressed"], other.total_compressed_size),
                (mine["uncompressed"], other.total_uncompressed_size),
                (mine["data_page"], other.data_page_offset),
                (mine.get("dictionary_page"), other.dictionary_page_offset),
                (mine.get("bloom_filter"), other.bloom_filter_offset),
                (mine["statistics"]["null_count"], other.statistics.null_count),
                ("offset_index" in chunk, other.has_offset_index),
            ]
    assert all(mine == other for mine, other in pairs), pairs
    return len(pairs)


def main(layout="sorted"):
    data = path(layout).read_bytes()
    footer, begin = read_footer(data)
    print(f"{path(layout).name}: {len(data):,} bytes")
    print(f"first 4 bytes: {data[:4]}")
    print(f"last 8 bytes:  {data[-8:].hex(' ')}  = length {len(data) - 8 - begin:,}, "
          f"{data[-4:]}")
    print(f"footer: {begin:,} to {len(data) - 8:,}, first bytes {data[begin:begin + 8].hex(' ')}")
    print(f"written by {footer['created_by'].decode()}, {footer['num_rows']:,} rows")
    print_schema(footer["schema"])
    groups = footer["row_groups"]
    for number, group in list(enumerate(groups))[:2]:
        print(f"row group {number}: {group['num_rows']:,} rows")
        print_row_group(group)
    if len(groups) > 2:
        print(f"… and {len(groups) - 2} row groups more")
    count = check(footer, pq.read_metadata(path(layout)))
    print(f"{count} values are the same in pyarrow's reading of this footer")


if __name__ == "__main__":
    main(*sys.argv[1:])
