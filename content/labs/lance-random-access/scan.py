"""Whole columns: Lance by default, Lance with zstd asked for, Parquet with zstd."""

import pyarrow as pa
import pyarrow.parquet as pq

from files import ROWS, WORK, Counted, CountingFile, fresh, lance
from parcels import parcels


def stored(table, metadata):
    field = table.schema.field(0).with_metadata(metadata)
    path = fresh(WORK / "one-column.lance")
    lance.write_dataset(pa.table(table.columns, schema=pa.schema([field])), path)
    return path


def main():
    everything = parcels(ROWS)
    print(f"{'':32}{'whole column':>20}{'one row, warm':>18}")
    print(f"{'':32}{'reads':>8}{'bytes':>12}{'reads':>7}{'bytes':>11}")
    for column in ("id", "price", "vector"):
        table = everything.select([column]).combine_chunks()
        for title, metadata in (("Lance", {}),
                                ("Lance, zstd", {"lance-encoding:compression": "zstd"})):
            path = stored(table, metadata)
            found, reads, total = Counted(path).count(lambda data: data.to_table())
            assert found.column(0).equals(table.column(0))
            counted = Counted(path)
            counted.count(lambda data: data.take([1_234]))
            _, one, row = counted.count(lambda data: data.take([2_345]))
            print(f"{column + ': ' + title:32}{reads:>8,}{total:>12,}{one:>7,}{row:>11,}")
        path = WORK / "one-column.parquet"
        pq.write_table(table, path, compression="zstd", use_dictionary=False)
        file = CountingFile(path)
        pq.ParquetFile(file).read(use_threads=False)
        print(f"{column + ': Parquet, zstd':32}{file.reads:>8,}{file.bytes:>12,}")


if __name__ == "__main__":
    main()
