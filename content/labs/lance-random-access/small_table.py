"""A small dataset with one column of each layout. The site's explorer opens it.

It and its rows stay in .work/small.
"""

import json
from decimal import Decimal

import numpy as np
import pyarrow as pa

from files import WORK, fresh, lance
from parcels import NOT_COMPRESSED, labels, parcels

SMALL = WORK / "small" / "layouts.lance"
COUNT, NUMBERS = 400, 64


def table():
    """64 floats are 256 bytes: just wide enough for full-zip. Quarters are short to print."""
    quarters = np.random.default_rng(9).integers(-40, 40, COUNT * NUMBERS) / 4
    vectors = pa.FixedSizeListArray.from_arrays(pa.array(quarters, pa.float32()), NUMBERS)
    narrow = parcels(COUNT).select(["id", "city", "price", "weight"])
    return narrow.append_column(
        pa.field("label", pa.string(), metadata=NOT_COMPRESSED), pa.array(labels(COUNT))
    ).append_column("vector", vectors)


def plain(value):
    return str(value) if isinstance(value, Decimal) else value


def kept(version):
    """The first and last 50 rows by id, as the rows file has them."""
    found = lance.dataset(SMALL, version=version).to_table()
    rows = [[plain(value) for value in row.values()] for row in found.to_pylist()]
    rows.sort(key=lambda row: row[0])
    return {"snapshot": str(version), "columns": found.schema.names, "count": len(rows),
            "rows": rows[:50] + rows[-50:]}


def main():
    dataset = lance.write_dataset(table(), fresh(SMALL))
    dataset.add_columns({"cents": "cast(price * 100 as bigint)"})
    lance.dataset(SMALL).delete("city = 'Oslo'")
    versions = [kept(version) for version in (1, 2, 3)]
    SMALL.with_suffix(".lance.rows.json").write_text(json.dumps(versions))
    for version in versions:
        print(f"version {version['snapshot']}: {version['count']} rows,"
              f" columns {', '.join(version['columns'])}")


if __name__ == "__main__":
    main()
