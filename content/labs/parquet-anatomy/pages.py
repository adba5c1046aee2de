"""The pages of a column chunk, read from their headers, and what the footer says of them."""

from names import ENCODINGS, read_footer, read_struct
from thrift import Reader

# More of the page header than byte_map.py needs. Fields 5 and 8: a data page V1, V2.
HEADER = {1: "type", 2: "uncompressed", 3: "compressed", 4: "crc",
          5: ("page", {1: "values", 2: "encoding"}),
          7: ("dictionary", {1: "values", 2: "encoding"}),
          8: ("page", {1: "values", 4: "encoding"})}


def pages(data, group=0, column=0):
    """(kind, values, encoding, place, body, stored bytes, raw bytes) of each page."""
    footer, _ = read_footer(data)
    meta = footer["row_groups"][group]["columns"][column]["meta"]
    at = meta.get("dictionary_page", meta["data_page"])
    end = at + meta["compressed"]
    found = []
    while at < end:
        header, body = read_struct(data, at, HEADER)
        kind = "dictionary" if header["type"] == 2 else "data"
        what = header["dictionary" if kind == "dictionary" else "page"]
        found.append((kind, what["values"], ENCODINGS[what["encoding"]], at, body,
                      header["compressed"], header["uncompressed"]))
        at = body + header["compressed"]
    return found


def encoding_stats(data, group=0, column=0):
    """How many pages of each kind have which encoding: field 13 of the chunk's metadata."""
    footer_at = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    fields = Reader(data, footer_at).struct()
    stats = fields[4][group][1][column][3].get(13, [])
    kinds = {0: "data", 2: "dictionary", 3: "data"}
    return [(kinds[one[1]], ENCODINGS[one[2]], one[3]) for one in stats]


def runs(body):
    """The bit width and the runs of a page of dictionary numbers.

    The low bit of a run's header tells: 0, one value and how often; 1, groups of 8 packed values.
    """
    width, reader = body[0], Reader(body, 1)
    found = []
    while reader.at < len(body):
        header = reader.varint()
        if header & 1:
            count, size = (header >> 1) * 8, (header >> 1) * width
            found.append(("packed", count, None))
        else:
            count, size = header >> 1, (width + 7) // 8
            value = int.from_bytes(body[reader.at:reader.at + size], "little")
            found.append(("repeated", count, value))
        reader.at += size
    return width, found
