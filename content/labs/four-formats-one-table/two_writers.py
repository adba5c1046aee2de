"""Two writers start from the same version. What does the second one get?

Each round makes a new table with orders 1 to 3 in one file and 4 to 5 in another
(one round uses other files, see OVERLAP). Writers A and B both load it, then A commits,
then B commits what it had prepared.
"""

import shutil
from pathlib import Path

import pyarrow.parquet as pq
from deltalake import write_deltalake

from orders import COMMIT_1, COMMIT_2, batch, show
from tables import DeltaOrders, IcebergOrders, PaimonOrders

WORK = Path(".work/two-writers").resolve()

SAME_ID = "both see that there is no order 6, and append one"
CUP_FROM_A = batch((6, "cup", 7))
CUP_FROM_B = batch((6, "cup", 9))
ONE_STEP = "both add order 6 only if it is absent, in one operation"
SKEW = "A makes order 1 free, B makes order 4 free (two files)"
# The first file now holds ids 1 to 5, so by its value range order 4 may be in it.
OVERLAP = [batch((1, "tea", 4), (5, "pen", 2)), batch((4, "lamp", 15))]
SKEW_OVERLAP = "A makes order 1 free, B order 4 (orders 1 and 5 share a file)"


def start(kind, round_name, commits=(COMMIT_1, COMMIT_2)):
    work = WORK / round_name
    work.mkdir(parents=True)
    table = kind(work)
    table.create()
    for rows in commits:
        table.append(rows)
    return table


def attempt(commit):
    try:
        commit()
        return "committed"
    except Exception as error:  # each engine has exceptions of its own
        return f"REFUSED: {type(error).__name__}"


def race(title, table, a, b, reader=None):
    """`reader` reads with a handle that was loaded before A and B committed."""
    print(title)
    print(f"  A {attempt(a)}, B {attempt(b)}")
    print(f"  {show(table.read())}")
    if reader:
        print(f"  a reader from before sees: {show(reader())}")


def skew(title, table, prices, handle_a, handle_b, a, b):
    """The shop's rule: orders 1 and 4 must not both be free.

    Both writers check the rule on the version they loaded, and it allows what they do.
    """
    assert prices(handle_a)[4] > 0, "A may make order 1 free"
    assert prices(handle_b)[1] > 0, "B may make order 4 free"
    race(title, table, a, b)


def iceberg():
    def prices(handle):
        return {row["id"]: row["price"] for row in handle.scan().to_arrow().to_pylist()}

    def change(handle, order, item, price):
        return lambda: handle.overwrite(
            batch((order, item, price)), overwrite_filter=f"id = {order}"
        )

    print("== Iceberg (pyiceberg)")
    table = start(IcebergOrders, "iceberg-append")
    a, b, before = table.handle(), table.handle(), table.handle()
    race(
        "both append one order",
        table,
        lambda: a.append(batch((6, "cup", 7))),
        lambda: b.append(batch((7, "map", 9))),
        reader=before.scan().to_arrow,
    )
    table = start(IcebergOrders, "iceberg-same-id")
    a, b = table.handle(), table.handle()
    race(SAME_ID, table, lambda: a.append(CUP_FROM_A), lambda: b.append(CUP_FROM_B))
    table = start(IcebergOrders, "iceberg-same-file")
    a, b = table.handle(), table.handle()
    race(
        "A changes order 2, B changes order 3 (same file)",
        table,
        change(a, 2, "rice", 25),
        change(b, 3, "soap", 5),
    )
    table = start(IcebergOrders, "iceberg-skew")
    a, b = table.handle(), table.handle()
    skew(SKEW, table, prices, a, b, change(a, 1, "tea", 0), change(b, 4, "lamp", 0))
    table = start(IcebergOrders, "iceberg-skew-overlap", OVERLAP)
    a, b = table.handle(), table.handle()
    free_1, free_4 = change(a, 1, "tea", 0), change(b, 4, "lamp", 0)
    skew(SKEW_OVERLAP, table, prices, a, b, free_1, free_4)
    table = start(IcebergOrders, "iceberg-one-step")
    a, b = table.handle(), table.handle()
    race(
        ONE_STEP,
        table,
        lambda: a.upsert(CUP_FROM_A, join_cols=["id"], when_matched_update_all=False),
        lambda: b.upsert(CUP_FROM_B, join_cols=["id"], when_matched_update_all=False),
    )


def delta():
    def prices(handle):
        return {row["id"]: row["price"] for row in handle.to_pyarrow_table().to_pylist()}

    def change(handle, order, price):
        return lambda: handle.update(
            updates={"price": str(price)}, predicate=f"id = {order}"
        )

    def add_if_absent(handle, rows):
        merge = handle.merge(
            rows, "old.id = new.id", source_alias="new", target_alias="old"
        )
        return merge.when_not_matched_insert_all().execute

    print("== Delta Lake (deltalake)")
    table = start(DeltaOrders, "delta-append")
    a, b, before = table.handle(), table.handle(), table.handle()
    race(
        "both append one order",
        table,
        lambda: write_deltalake(a, batch((6, "cup", 7)), mode="append"),
        lambda: write_deltalake(b, batch((7, "map", 9)), mode="append"),
        reader=before.to_pyarrow_table,
    )
    table = start(DeltaOrders, "delta-same-id")
    a, b = table.handle(), table.handle()
    race(
        SAME_ID,
        table,
        lambda: write_deltalake(a, CUP_FROM_A, mode="append"),
        lambda: write_deltalake(b, CUP_FROM_B, mode="append"),
    )
    table = start(DeltaOrders, "delta-same-file")
    a, b = table.handle(), table.handle()
    race(
        "A changes order 2, B changes order 3 (same file)",
        table,
        change(a, 2, 25),
        change(b, 3, 5),
    )
    table = start(DeltaOrders, "delta-skew")
    a, b = table.handle(), table.handle()
    skew(SKEW, table, prices, a, b, change(a, 1, 0), change(b, 4, 0))
    table = start(DeltaOrders, "delta-skew-overlap", OVERLAP)
    a, b = table.handle(), table.handle()
    skew(SKEW_OVERLAP, table, prices, a, b, change(a, 1, 0), change(b, 4, 0))
    table = start(DeltaOrders, "delta-one-step")
    a, b = table.handle(), table.handle()
    race(ONE_STEP, table, add_if_absent(a, CUP_FROM_A), add_if_absent(b, CUP_FROM_B))


def paimon():
    def prepare(table, rows):
        builder = table.handle().new_batch_write_builder()
        write, commit = builder.new_write(), builder.new_commit()
        write.write_arrow(rows)
        messages = write.prepare_commit()
        return lambda: commit.commit(messages)

    print("== Paimon (pypaimon), primary key id")
    table = start(PaimonOrders, "paimon-append")
    reader, splits = table.plan()  # the reader's plan: the files of snapshot 2
    race(
        "both append one order",
        table,
        prepare(table, batch((6, "cup", 7))),
        prepare(table, batch((7, "map", 9))),
        reader=lambda: reader.to_arrow(splits),
    )
    table = start(PaimonOrders, "paimon-same-id")
    race(SAME_ID, table, prepare(table, CUP_FROM_A), prepare(table, CUP_FROM_B))
    table = start(PaimonOrders, "paimon-same-key")
    race(
        "A sets order 2 to 25, B sets order 2 to 30 (same key)",
        table,
        prepare(table, batch((2, "rice", 25))),
        prepare(table, batch((2, "rice", 30))),
    )
    stored = [pq.read_table(path).to_pylist() for path in table.folder.rglob("*.parquet")]
    changes = sorted(
        (row["price"], row["_SEQUENCE_NUMBER"])
        for rows in stored for row in rows if row["id"] == 2
    )
    print("  stored: " + ", ".join(
        f"{price} (sequence {number})" for price, number in changes))


if __name__ == "__main__":
    shutil.rmtree(WORK, ignore_errors=True)
    iceberg()
    delta()
    paimon()
