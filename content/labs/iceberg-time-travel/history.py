"""The history of one table, in eight steps. Every program builds it anew, up to a step.

Run alone, it tells the whole history.
"""

import logging
import shutil
from datetime import datetime, timezone
from pathlib import Path

import pyarrow as pa
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.io.pyarrow import PyArrowFileIO
from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.transforms import DayTransform, MonthTransform
from pyiceberg.types import IntegerType, LongType, NestedField, StringType, TimestamptzType

logging.disable(logging.WARNING)

FIRST_SCHEMA = Schema(
    NestedField(1, "id", LongType(), required=True),
    NestedField(2, "at", TimestamptzType(), required=True),
    NestedField(3, "item", StringType()),
    NestedField(4, "price", IntegerType()),
)
BY_MONTH = PartitionSpec(PartitionField(2, 1000, MonthTransform(), "at_month"))


class LakeFileIO(PyArrowFileIO):
    """Finds file:///lake/… in the work folder, as if that were a volume mounted there.

    Iceberg's metadata stores absolute paths. With this they do not contain the name of
    a folder on your machine, and every run writes the same ones.
    """

    @staticmethod
    def parse_location(location, properties):
        return "file", "", location.replace("file:///lake", properties["lake.folder"])


class History:
    """The table `shop.orders`, and names for its snapshots: s1, s2, … by age."""

    def __init__(self, name):
        self.work = Path(".work", name).resolve()
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.folder = self.work / "lake" / "shop" / "orders"
        self.catalog = SqlCatalog(
            "lab",
            **{
                "uri": f"sqlite:///{self.work / 'catalog.db'}",
                "warehouse": "file:///lake",
                "py-io-impl": "history.LakeFileIO",
                "lake.folder": str(self.work / "lake"),
            },
        )
        self.ids = []

    @property
    def table(self):
        """A fresh look at the table."""
        return self.catalog.load_table("shop.orders")

    def note_snapshots(self):
        for snapshot in self.table.metadata.snapshots:
            if snapshot.snapshot_id not in self.ids:
                self.ids.append(snapshot.snapshot_id)

    def name(self, snapshot_id):
        return f"s{self.ids.index(snapshot_id) + 1}" if snapshot_id in self.ids else "-"

    def id(self, name):
        return self.ids[int(name[1:]) - 1]

    def append(self, *rows, branch="main"):
        """Appends rows that have the table's present columns, in their order."""
        schema = self.table.schema().as_arrow()
        rows = [dict(zip(schema.names, row)) for row in rows]
        self.table.append(pa.Table.from_pylist(rows, schema=schema), branch=branch)


def at(month, day, hour):
    return datetime(2026, month, day, hour, tzinfo=timezone.utc)


def create(history):
    history.catalog.create_namespace("shop")
    history.catalog.create_table("shop.orders", FIRST_SCHEMA, partition_spec=BY_MONTH)


def two_appends(history):
    history.append((1, at(1, 5, 9), "tea", 4), (2, at(1, 20, 10), "rice", 20),
                   (3, at(2, 3, 8), "soap", 3))
    history.append((4, at(2, 10, 16), "lamp", 15))


def change_schema(history):
    """Widen, rename, add, drop; and bring the dropped name back. Writes no data file."""
    with history.table.update_schema() as schema:
        schema.update_column("price", LongType())
        schema.rename_column("price", "amount")
        schema.add_column("note", StringType())
        schema.delete_column("item")
    with history.table.update_schema() as schema:
        schema.add_column("item", StringType())


def append_with_new_schema(history):
    history.append((5, at(2, 14, 11), 3_000_000_000, "a whole shop", "rent"))


def change_partitions(history):
    """From months to days, for what is written from now on."""
    with history.table.update_spec() as spec:
        spec.remove_field("at_month")
        spec.add_field("at", DayTransform(), "at_day")
    history.append((6, at(2, 14, 18), 7, None, "bread"), (7, at(2, 15, 9), 9, None, "jam"))


def branch_and_tag(history):
    """A tag keeps s2; a branch tries out a correction that main does not see."""
    with history.table.manage_snapshots() as refs:
        refs.create_tag(history.id("s2"), "two-appends")
        refs.create_branch(history.id("s4"), "audit")
    history.append((8, at(2, 16, 12), -7, "refund of 6", "bread"), branch="audit")


def mistake(history):
    """Somebody deletes what is cheap."""
    history.table.delete("amount < 10")


def rollback(history):
    """main goes back to s4. No snapshot is made, and none is removed."""
    with history.table.manage_snapshots() as refs:
        refs.rollback_to_snapshot(history.id("s4"))


STEPS = [create, two_appends, change_schema, append_with_new_schema, change_partitions,
         branch_and_tag, mistake, rollback]


def build(name, until=rollback, after_step=lambda step, history: None):
    """Makes the table in .work/<name>, up to and with a step."""
    history = History(name)
    for step in STEPS:
        step(history)
        history.note_snapshots()
        after_step(step, history)
        if step is until:
            return history


def tell(step, history):
    metadata = history.table.metadata
    current = metadata.current_snapshot_id
    rows = len(history.table.scan().to_arrow()) if current else 0
    files = [path for path in history.folder.rglob("*") if path.is_file()]
    data = sum(path.suffix == ".parquet" for path in files)
    print(f"{step.__name__:24}{len(metadata.snapshots):>9}{history.name(current):>9}"
          f"{rows:>6}{metadata.current_schema_id:>8}{metadata.default_spec_id:>6}"
          f"{data:>7}{len(files) - data:>10}")


if __name__ == "__main__":
    print(f"{'step':24}{'snapshots':>9}{'current':>9}{'rows':>6}{'schema':>8}{'spec':>6}"
          f"{'data':>7}{'metadata':>10}")
    build("history", after_step=tell)
