"""A table of 2,000 columns. What must be read to open it, and to read two rows of one column?"""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from files import WORK, Counted, CountingFile, fresh, lance

COLUMNS, COUNT = 2_000, 1_000


def main():
    numbers = np.random.default_rng(3).standard_normal((COLUMNS, COUNT))
    table = pa.table({f"f{number}": column for number, column in enumerate(numbers)})
    folder = fresh(WORK / "wide.lance")
    lance.write_dataset(table, folder)
    pq.write_table(table, WORK / "wide.parquet", use_dictionary=False, compression="none")
    footer = pq.read_metadata(WORK / "wide.parquet").serialized_size
    (manifest,) = (folder / "_versions").glob("*.manifest")
    # It holds times, so its size changes by a byte or two.
    thousands = round(manifest.stat().st_size / 1000)
    print(f"Parquet's footer: {footer:,} bytes; Lance's manifest: {thousands} kB")
    file = CountingFile(WORK / "wide.parquet")
    pq.ParquetFile(file).read(columns=["f700"], use_threads=False)
    print(f"Parquet, column f700: {file.reads} reads, {file.bytes:,} bytes")
    counted = Counted(folder)
    _, reads, total = counted.count(lambda data: data.to_table(columns=["f700"]))
    print(f"Lance, column f700, manifest not counted: {reads} reads, {total:,} bytes")


if __name__ == "__main__":
    main()
