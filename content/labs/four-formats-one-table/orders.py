"""The data of all programs: one small table of orders and three commits."""

import pyarrow as pa

SCHEMA = pa.schema(
    [
        pa.field("id", pa.int64(), nullable=False),
        pa.field("item", pa.string()),
        pa.field("price", pa.int64()),
    ]
)


def batch(*rows):
    """Makes an Arrow table from (id, item, price) tuples."""
    return pa.Table.from_pylist(
        [dict(zip(SCHEMA.names, row)) for row in rows], schema=SCHEMA
    )


COMMIT_1 = batch((1, "tea", 4), (2, "rice", 20), (3, "soap", 3))
COMMIT_2 = batch((4, "lamp", 15), (5, "pen", 2))
# Commit 3 changes one price: order 2 costs 25 instead of 20.
CHANGED_ID, CHANGED_PRICE = 2, 25
ITEMS = {1: "tea", 2: "rice", 3: "soap", 4: "lamp", 5: "pen"}


def show(table):
    """One line: `5 rows, total 49` and the price of every order, by id and price."""
    rows = sorted(table.to_pylist(), key=lambda row: (row["id"], row["price"]))
    prices = " ".join(f"{row['id']}:{row['price']}" for row in rows)
    total = sum(row["price"] for row in rows)
    return f"{len(rows)} rows, total {total}  ({prices})"
