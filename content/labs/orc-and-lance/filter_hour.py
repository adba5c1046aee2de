"""Reads the parcels of one hour, with and without help of the files' statistics.

The file is sorted by time. `python filter_hour.py 10000` writes ORC with an index entry
for each 10,000 rows; `python filter_hour.py index` gives Lance an index of the times.
"""

import datetime as dt
import shutil
import sys

import lance
import pyarrow.parquet as pq
import pyorc
from pyorc.enums import TypeKind
from pyorc.predicates import PredicateColumn

from files import LANCE, ORC, PARQUET, WORK, count_file, count_lance, line, write_orc
from parcels import parcels, with_vectors

BEGIN = dt.datetime(2026, 3, 1, 9, tzinfo=dt.timezone.utc)
END = dt.datetime(2026, 3, 1, 10, tzinfo=dt.timezone.utc)
COLUMNS = ["id", "price"]


def parquet(file, with_filter):
    """pyarrow uses the statistics of row groups, and filters the rows that are left."""
    filters = [("at", ">=", BEGIN), ("at", "<", END)] if with_filter else None
    columns = COLUMNS if with_filter else [*COLUMNS, "at"]
    return len(pq.read_table(file, columns=columns, filters=filters, pre_buffer=False,
                             use_threads=False))


def orc(file, with_filter):
    """pyorc uses statistics of stripes and of index entries. It returns whole entries."""
    at = PredicateColumn(TypeKind.TIMESTAMP_INSTANT, "at")
    predicate = (at >= BEGIN) & (at < END) if with_filter else None
    reader = pyorc.Reader(file, column_names=[*COLUMNS, "at"], predicate=predicate)
    return sum(1 for _ in reader)


def of_lance(data, with_filter):
    times = f"at >= timestamp '{BEGIN:%F %T}' AND at < timestamp '{END:%F %T}'"
    if not with_filter:
        return len(data.to_table(columns=[*COLUMNS, "at"]))
    return len(data.to_table(columns=COLUMNS, filter=times))


def main(change=""):
    orc_file, lance_folder = ORC, LANCE
    if change == "index":
        lance_folder = WORK / "indexed.lance"
        shutil.rmtree(lance_folder, ignore_errors=True)
        shutil.copytree(LANCE, lance_folder)
        lance.dataset(lance_folder).create_scalar_index("at", "ZONEMAP")
    elif change:
        orc_file = WORK / "changed.orc"
        write_orc(with_vectors(parcels(50_000)), orc_file, stride=int(change))

    for title, with_filter in (("three columns, every row", False),
                               ("two columns, filtered by the third", True)):
        print(title)
        for name, (rows, reads, total) in (
            ("Parquet (pyarrow)", count_file(PARQUET, lambda f: parquet(f, with_filter))),
            ("ORC (pyorc)", count_file(orc_file, lambda f: orc(f, with_filter))),
            ("Lance (pylance)", count_lance(lambda d: of_lance(d, with_filter), lance_folder)),
        ):
            line(name, reads, total, f"{rows:,} rows")


if __name__ == "__main__":
    main(*sys.argv[1:])
