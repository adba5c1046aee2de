"""Reads whole columns of the three files. Run write_three.py first."""

import pyarrow.orc as orc
import pyarrow.parquet as pq

from files import LANCE, ORC, PARQUET, count_file, count_lance, line, size

WANTED = [("price", ["price"]), ("city", ["city"]), ("vector", ["vector"]), ("all columns", None)]


def main():
    for title, columns in WANTED:
        print(title)
        for name, (table, reads, total), file in (
            ("Parquet", count_file(PARQUET, lambda file: pq.read_table(
                file, columns=columns, use_threads=False)), PARQUET),
            ("ORC", count_file(ORC, lambda file: orc.ORCFile(file).read(columns)), ORC),
            ("Lance", count_lance(lambda data: data.to_table(columns=columns)), LANCE),
        ):
            assert len(table) == 50_000
            line(name, reads, total, f"{100 * total / size(file):.1f} % of the file")


if __name__ == "__main__":
    main()
