"""Three questions to the four files, and which pages a reader must open for each.

The plan comes from the file's own metadata, in the order in which a reader uses it:
statistics of row groups in the footer, Bloom filters, then statistics of pages.
"""

import struct
from dataclasses import dataclass
from datetime import datetime, timezone

import xxhash

from names import BLOOM_HEADER, COLUMN_INDEX, OFFSET_INDEX, read_footer, read_struct

SELECTED = ["id", "price"]


@dataclass
class Query:
    title: str
    column: str
    low: int | bytes
    high: int | bytes  # the highest value that is still wanted
    where: str


def micros(hour):
    return int(datetime(2026, 3, 1, hour, tzinfo=timezone.utc).timestamp()) * 1_000_000


def one_customer(title, name):
    return Query(title, "customer", name.encode(), name.encode(), f"customer = '{name}'")


QUERIES = [
    Query("parcels from nine to ten", "at", micros(9), micros(10) - 1,
          "at >= '2026-03-01T09:00:00Z' AND at < '2026-03-01T10:00:00Z'"),
    one_customer("a customer with two parcels", "c-524d4417ea"),
    one_customer("a customer that does not exist", "c-8000000000"),
]


def bound(column, raw):
    """A minimum or maximum in a form that compares like the values do."""
    return struct.unpack("<q", raw)[0] if column == "at" else raw


def overlaps(query, low, high):
    """May a value from low to high be wanted?"""
    low, high = bound(query.column, low), bound(query.column, high)
    return low <= query.high and query.low <= high


SALT = [0x47B6137B, 0x44974D91, 0x8824AD5B, 0xA2B7289D,
        0x705495C7, 0x2DF1424B, 0x9EFC4947, 0x5C6BFB31]


def may_contain(data, at, value):
    """Asks a split block Bloom filter: False means certainly not there.

    A filter is a row of blocks of 8 words of 32 bits. The hash of a value chooses one
    block, and one bit in each of its words. The value may be there if all 8 are set.
    """
    header, begin = read_struct(data, at, BLOOM_HEADER)
    blocks = header["bytes"] // 32
    digest = xxhash.xxh64_intdigest(value)
    block = begin + 32 * ((digest >> 32) * blocks >> 32)
    words = struct.unpack_from("<8I", data, block)
    return all(word >> ((digest * salt & 0xFFFFFFFF) >> 27) & 1
               for word, salt in zip(words, SALT))


@dataclass
class Plan:
    """What must be read. `pages` and `rows` are of the column in the predicate."""

    row_groups: int = 0
    pages: int = 0
    rows: int = 0
    page_bytes: int = 0
    filter_bytes: int = 0
    index_bytes: int = 0


def plan(data, query, use_indexes=True):
    footer, _ = read_footer(data)
    result = Plan()
    for group in footer["row_groups"]:
        chunks = {chunk["meta"]["path"][0].decode(): chunk for chunk in group["columns"]}
        chunk = chunks[query.column]
        meta = chunk["meta"]
        if not overlaps(query, meta["statistics"]["min"], meta["statistics"]["max"]):
            continue
        if use_indexes and "bloom_filter" in meta and query.low == query.high:
            result.filter_bytes += meta["bloom_length"]
            if not may_contain(data, meta["bloom_filter"], query.low):
                continue
        wanted = {query.column: chunk, **{name: chunks[name] for name in SELECTED}}
        if use_indexes and "column_index" in chunk:
            kept = pages_kept(data, chunk, query, group["num_rows"])
            if not kept:
                continue
            for one in wanted.values():
                result.page_bytes += bytes_of(data, one, kept)
                result.index_bytes += one["offset_index_length"]
            result.index_bytes += chunk["column_index_length"]
            result.pages += len(kept)
            result.rows += sum(len(rows) for rows in kept)
        else:
            result.page_bytes += sum(one["meta"]["compressed"] for one in wanted.values())
            result.rows += group["num_rows"]
        result.row_groups += 1
    return result


def page_rows(pages, num_rows):
    """The rows of each page, as ranges."""
    begins = [page["first_row"] for page in pages] + [num_rows]
    return [range(begin, end) for begin, end in zip(begins, begins[1:])]


def pages_kept(data, chunk, query, num_rows):
    """The row ranges of the pages whose minimum and maximum allow a wanted value."""
    bounds, _ = read_struct(data, chunk["column_index"], COLUMN_INDEX)
    where, _ = read_struct(data, chunk["offset_index"], OFFSET_INDEX)
    ranges = page_rows(where["pages"], num_rows)
    return [rows for rows, low, high in zip(ranges, bounds["mins"], bounds["maxs"])
            if overlaps(query, low, high)]


def bytes_of(data, chunk, kept):
    """The pages of a column that share a row with a kept range, and its dictionary.

    A page says "value 17 of the dictionary", so the dictionary is always read whole.
    """
    where, _ = read_struct(data, chunk["offset_index"], OFFSET_INDEX)
    pages = where["pages"]
    num_rows = chunk["meta"]["num_values"]
    begin = chunk["meta"].get("dictionary_page", chunk["meta"]["data_page"])
    dictionary = pages[0]["offset"] - begin
    return dictionary + sum(
        page["size"] for page, rows in zip(pages, page_rows(pages, num_rows))
        if any(rows.start < one.stop and one.start < rows.stop for one in kept)
    )
