"""What the order of the rows does to the size of each column."""

import io

import pyarrow.parquet as pq

from many import many, mixed
from parcels import SCHEMA

CHOSEN = dict(compression="zstd", use_dictionary=["customer", "city", "price"],
              column_encoding={"id": "DELTA_BINARY_PACKED", "at": "DELTA_BINARY_PACKED",
                               "weight": "BYTE_STREAM_SPLIT"})


def column_bytes(table, options):
    sink = io.BytesIO()
    pq.write_table(table, sink, **options)
    group = pq.read_metadata(sink).row_group(0)
    return [group.column(place).total_compressed_size for place in range(group.num_columns)]


def main():
    day = many()
    orders = {
        "no order": mixed(day),
        "by time": day,
        "by city, time": day.sort_by([("city", "ascending"), ("at", "ascending")]),
        "by customer": day.sort_by([("customer", "ascending"), ("at", "ascending")]),
    }
    for title, options in (("pyarrow's defaults: dictionaries, snappy", {}),
                           ("chosen encodings (those of the file `sorted`), zstd", CHOSEN)):
        print(title)
        print(f"  {'':12}" + "".join(f"{name:>15}" for name in orders))
        sizes = [column_bytes(table, options) for table in orders.values()]
        for name, *row in zip(SCHEMA.names, *sizes):
            print(f"  {name:12}" + "".join(f"{size:>15,}" for size in row))
        print(f"  {'together':12}" + "".join(f"{sum(size):>15,}" for size in sizes))
        print()


if __name__ == "__main__":
    main()
