"""The same rows in four orders. Everything else is the same in all four files."""

import random
from pathlib import Path

import pyarrow.parquet as pq

from parcels import ROWS, parcels, table

WORK = Path(".work/files")
GROUP, PAGE = 10_000, 1_000
LAYOUTS = ["shuffled", "by-time", "late", "by-customer"]


def in_order(layout):
    rows = parcels()
    if layout == "shuffled":
        return random.Random(11).sample(rows, len(rows))
    if layout == "by-customer":
        return sorted(rows, key=lambda row: (row["customer"], row["id"]))
    if layout == "late":
        # One parcel of each row group changes places with one four row groups further on.
        for group in range(ROWS // GROUP // 2):
            here = group * GROUP + 4_321
            there = here + ROWS // 2
            rows[here], rows[there] = rows[there], rows[here]
    return rows


def path(layout):
    return WORK / f"{layout}.parquet"


def write(layout, page=PAGE, group=GROUP, dictionary=("city",), ndv=10_000, fpp=0.01,
          index=True):
    target = path(layout)
    target.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        table(in_order(layout)),
        target,
        compression="none",
        row_group_size=group,
        max_rows_per_page=page,
        data_page_size=1 << 30,  # let the number of rows end a page, not the bytes
        write_page_index=bool(index),
        use_dictionary=list(dictionary),
        bloom_filter_options={"customer": {"ndv": ndv, "fpp": fpp}},
    )
    return target
