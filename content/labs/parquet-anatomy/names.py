"""Names for the field numbers of Parquet's metadata (parquet.thrift, format 2.13.0).

Only the fields that these programs use. A pair names a struct, or a list of structs.
"""

from thrift import Reader

TYPES = ["BOOLEAN", "INT32", "INT64", "INT96", "FLOAT", "DOUBLE", "BYTE_ARRAY",
         "FIXED_LEN_BYTE_ARRAY"]
REPETITIONS = ["required", "optional", "repeated"]
CODECS = ["UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW"]
ENCODINGS = {0: "PLAIN", 2: "PLAIN_DICTIONARY", 3: "RLE", 5: "DELTA_BINARY_PACKED",
             6: "DELTA_LENGTH_BYTE_ARRAY", 7: "DELTA_BYTE_ARRAY", 8: "RLE_DICTIONARY",
             9: "BYTE_STREAM_SPLIT"}

SCHEMA_ELEMENT = {1: "type", 2: "type_length", 3: "repetition", 4: "name",
                  5: "num_children", 7: "scale", 8: "precision"}
STATISTICS = {3: "null_count", 5: "max", 6: "min"}
COLUMN_META = {1: "type", 2: "encodings", 3: "path", 4: "codec", 5: "num_values",
               6: "uncompressed", 7: "compressed", 9: "data_page", 11: "dictionary_page",
               12: ("statistics", STATISTICS), 14: "bloom_filter", 15: "bloom_length"}
COLUMN_CHUNK = {3: ("meta", COLUMN_META), 4: "offset_index", 5: "offset_index_length",
                6: "column_index", 7: "column_index_length"}
ROW_GROUP = {1: ("columns", COLUMN_CHUNK), 2: "bytes", 3: "num_rows"}
FILE = {1: "version", 2: ("schema", SCHEMA_ELEMENT), 3: "num_rows",
        4: ("row_groups", ROW_GROUP), 6: "created_by"}

# What stands before each page: 0 a data page, 2 a dictionary page, 3 a data page V2.
PAGE_HEADER = {1: "type", 2: "uncompressed", 3: "compressed"}
# The page index of one column chunk: where its pages are, and their value ranges.
OFFSET_INDEX = {1: ("pages", {1: "offset", 2: "size", 3: "first_row"})}
COLUMN_INDEX = {1: "null_pages", 2: "mins", 3: "maxs"}
BLOOM_HEADER = {1: "bytes"}


def named(fields, names):
    """Gives a struct's fields their names, and leaves out those that have none here."""
    result = {}
    for number, value in fields.items():
        name = names.get(number)
        if isinstance(name, tuple):
            name, inner = name
            many = isinstance(value, list)
            value = [named(one, inner) for one in value] if many else named(value, inner)
        if name:
            result[name] = value
    return result


def read_struct(data, at, names):
    """A struct that begins at a place, and the place after it."""
    reader = Reader(data, at)
    return named(reader.struct(), names), reader.at


def read_footer(data):
    """The footer, and where it begins. The last 8 bytes say where that is."""
    assert data[:4] == data[-4:] == b"PAR1"
    begin = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    footer, end = read_struct(data, begin, FILE)
    assert end == len(data) - 8
    return footer, begin
