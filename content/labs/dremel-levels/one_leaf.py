"""What one leaf costs: bytes that pyarrow asks for, and the levels that lie in each of five leaves.

`python one_leaf.py optional` declares each field optional; the parcels stay the same.
"""

import io
import random
import sys

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import from_java
from files import folder
from schema import arrow_schema, leaf, list_of, struct

PARCELS = 20_000
INNER = "optional" if "optional" in sys.argv[1:] else "required"
FIELDS = [
    leaf("id", INNER, pa.int64()),
    list_of("stops", "optional", struct(
        "element", INNER,
        leaf("city", INNER, pa.string()),
        leaf("minute", INNER, pa.int32()),
        leaf("clerk", INNER, pa.int32()),
        list_of("scans", INNER, leaf("element", INNER, pa.int32())))),
]
CITIES = ["Accra", "Busan", "Davao", "Ghent", "Hanoi", "Kyiv", "Lima", "Oslo"]


class Counting(io.FileIO):
    """A file that counts what is read from it."""
    bytes = 0

    def read(self, size=-1):
        found = super().read(size)
        self.bytes += len(found)
        return found


def parcels():
    dice = random.Random(5)
    for number in range(PARCELS):
        yield {"id": number, "stops": [
            {"city": dice.choice(CITIES), "minute": dice.randrange(1_440), "clerk": dice.randrange(300),
             "scans": [dice.randrange(100_000) for _ in range(dice.randrange(7))]}
            for _ in range(dice.randrange(5))]}


def parquet_bytes(file, columns):
    counting = Counting(file)
    opened = pq.ParquetFile(pa.PythonFile(counting), pre_buffer=False)
    footer = counting.bytes
    table = opened.read(columns=columns)
    return counting.bytes - footer, table


def dataset_bytes(file):
    """The leaf minute again, by a schema that has nothing else of the stops."""
    counting = Counting(file)
    options = ds.ParquetFragmentScanOptions(pre_buffer=False)
    fragment = ds.ParquetFileFormat(default_fragment_scan_options=options).make_fragment(pa.PythonFile(counting))
    fragment.ensure_complete_metadata()
    footer = counting.bytes
    minutes = pa.list_(pa.struct([("minute", pa.int32())]))
    found = fragment.to_table(schema=pa.schema([("stops", minutes)]))
    return counting.bytes - footer, found


def main():
    table = pa.Table.from_pylist(list(parcels()), schema=arrow_schema(FIELDS))
    file = folder("leaf") / "stops.parquet"
    pq.write_table(table, file, compression="none", use_dictionary=False, data_page_version="2.0")
    print(f"{PARCELS:,} parcels; bytes in the data pages")
    print(f"{'leaf':40}{'entries':>9}{'r':>8}{'d':>8}{'values':>11}")
    for _, name, _, _, entries, r, d, values, _ in from_java.page_bytes(file):
        print(f"{name:40}{entries:>9,}{r:>8,}{d:>8,}{values:>11,}")

    print("\nbytes that pyarrow 26.0.1 reads after the footer")
    for columns in (["stops.list.element.minute"], ["stops.list.element.city", "stops.list.element.minute"],
                    ["stops"], None):
        read, found = parquet_bytes(file, columns)
        shown = " and ".join(columns) if columns else "all columns"
        print(f"  {read:>9,}  {shown.replace('stops.list.element.', '…')}")
    by_dataset, also = dataset_bytes(file)
    print(f"  {by_dataset:>9,}  …minute, through pyarrow.dataset")
    _, found = parquet_bytes(file, ["stops.list.element.minute"])
    assert also.to_pylist() == found.to_pylist()
    print("\nfrom the leaf minute alone, the first three parcels:")
    for row in found.slice(0, 3).to_pylist():
        print(f"  {row}")
    assert [[s["minute"] for s in row] for row in found["stops"].to_pylist()] == \
        [[s["minute"] for s in row] for row in table["stops"].to_pylist()]


if __name__ == "__main__":
    main()
