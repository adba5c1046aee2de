"""The four layouts, as arguments of pyarrow's write_table."""

import copy
import json
from pathlib import Path

import pyarrow.parquet as pq

from parcels import SCHEMA, parcels, shuffled, table

WORK = Path(".work/files")
LAYOUTS = {
    # No encoding and no compression: the values as they are, in no order.
    "plain": dict(use_dictionary=False, compression="none"),
    # What pyarrow does when nothing is said: dictionaries, snappy, one row group.
    "dictionary": dict(),
    # Sorted by time; many small pages with an index; encodings that like the order.
    "sorted": dict(
        compression="zstd",
        data_page_version="2.0",
        max_rows_per_page=225,
        write_page_index=True,
        sorting_columns=[pq.SortingColumn(SCHEMA.get_field_index("at"))],
        use_dictionary=["customer", "city", "price"],
        column_encoding={
            "id": "DELTA_BINARY_PACKED",
            "at": "DELTA_BINARY_PACKED",
            "weight": "BYTE_STREAM_SPLIT",
        },
    ),
    # In no order, but in eight row groups, each with a Bloom filter of its customers.
    "bloom": dict(
        row_group_size=450,
        max_rows_per_page=225,
        write_page_index=True,
        bloom_filter_options={"customer": {"ndv": 450, "fpp": 0.01}},
    ),
}


def path(layout):
    return WORK / f"parcels-{layout}.parquet"


def write(layout, target, **changes):
    """Writes a layout, with some arguments changed. `fpp` is that of the Bloom filter."""
    options = copy.deepcopy(LAYOUTS[layout])
    if "fpp" in changes:
        options["bloom_filter_options"]["customer"]["fpp"] = changes.pop("fpp")
    rows = parcels() if layout == "sorted" else shuffled(parcels())
    target.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table(rows), target, **{**options, **changes})
    return target


def files_of(arguments):
    """(name, path) of the four files; or of one that is written anew, with changes.

    The arguments of a program, such as ["sorted", "max_rows_per_page=50"].
    """
    if not arguments:
        return [(layout, path(layout)) for layout in LAYOUTS]
    layout, *changes = arguments
    changed = dict(change.split("=") for change in changes)
    changed = {key: json.loads(value) for key, value in changed.items()}
    target = write(layout, Path(".work/changed.parquet"), **changed)
    return [(layout, path(layout)), ("changed", target)]
