"""How types are stored: eight physical types, and what the schema says they mean."""

import io

import pyarrow as pa
import pyarrow.parquet as pq

TYPES = [
    pa.bool_(), pa.int8(), pa.int32(), pa.int64(), pa.float16(), pa.float64(),
    pa.string(), pa.binary(), pa.date32(),
    pa.decimal128(9, 2), pa.decimal128(18, 2), pa.decimal128(38, 2),
    pa.timestamp("us", "UTC"), pa.timestamp("us"), pa.timestamp("s"),
]


def columns_of(**options):
    schema = pa.schema([pa.field(f"x{place}", kind) for place, kind in enumerate(TYPES)])
    sink = io.BytesIO()
    pq.write_table(schema.empty_table(), sink, **options)
    schema = pq.read_metadata(sink).schema
    return [schema.column(place) for place in range(len(TYPES))]


def shown(column):
    kind = column.physical_type
    return f"{kind}({column.length})" if column.length else kind


def main():
    compact = columns_of(store_decimal_as_integer=True)
    print(f"{'Arrow':24}{'physical':26}logical")
    for kind, column, other in zip(TYPES, columns_of(), compact):
        logical = str(column.logical_type).split(", is_from_converted")[0]
        logical += ")" * (logical.count("(") - logical.count(")"))
        print(f"{str(kind):24}{shown(column):26}{logical}")
        if shown(other) != shown(column):
            print(f"{'':24}{shown(other):26}with store_decimal_as_integer=True")
    old = columns_of(use_deprecated_int96_timestamps=True)[-2]
    print(f"{'timestamp[us]':24}{shown(old):26}with use_deprecated_int96_timestamps=True")


if __name__ == "__main__":
    main()
