"""The same orders table in three formats, behind one small interface.

Each class offers create(), append(rows), set_price(id, price), read(version),
live_files(), newest_pointer() and the folder it lives in. `version` counts commits:
1, 2, 3. newest_pointer() is the file that made the newest version the current one.
"""

import logging
from pathlib import Path

import pypaimon
from deltalake import DeltaTable, write_deltalake
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.io.pyarrow import PyArrowFileIO

from orders import ITEMS, SCHEMA, batch

logging.disable(logging.WARNING)


class LakeFileIO(PyArrowFileIO):
    """Finds file:///lake/… in the work folder, as if that were a volume mounted there.

    Iceberg's metadata stores absolute paths. With this they do not contain the name of
    a folder on your machine, and every run writes the same ones.
    """

    @staticmethod
    def parse_location(location, properties):
        return "file", "", location.replace("file:///lake", properties["lake.folder"])


class IcebergOrders:
    name = "Apache Iceberg (pyiceberg)"

    def __init__(self, work: Path):
        self.work = work
        self.folder = work / "iceberg" / "shop" / "orders"
        self.catalog_file = work / "catalog.db"
        self.catalog = SqlCatalog(
            "lab",
            **{
                "uri": f"sqlite:///{self.catalog_file}",
                "warehouse": "file:///lake",
                "py-io-impl": "tables.LakeFileIO",
                "lake.folder": str(work / "iceberg"),
            },
        )
        self.snapshots = []  # the snapshot that each of our commits left current

    def create(self):
        self.catalog.create_namespace_if_not_exists("shop")
        self.catalog.create_table("shop.orders", schema=SCHEMA)

    def handle(self):
        """A fresh look at the table: asks the catalog for the current metadata."""
        return self.catalog.load_table("shop.orders")

    def append(self, rows):
        self.handle().append(rows)
        self.snapshots.append(self.handle().current_snapshot().snapshot_id)

    def set_price(self, order, price):
        self.handle().upsert(batch((order, ITEMS[order], price)), join_cols=["id"])
        self.snapshots.append(self.handle().current_snapshot().snapshot_id)

    def read(self, version=None):
        snapshot = self.snapshots[version - 1] if version else None
        return self.handle().scan(snapshot_id=snapshot).to_arrow()

    def newest_pointer(self):
        # The commit point is a row of the catalog. This is the file that it names.
        return self.folder / "metadata" / Path(self.handle().metadata_location).name

    def live_files(self):
        tasks = self.handle().scan().plan_files()
        return {Path(task.file.file_path).name for task in tasks}


class DeltaOrders:
    name = "Delta Lake (deltalake)"

    def __init__(self, work: Path):
        self.folder = work / "delta" / "orders"

    def create(self):
        pass  # the first write creates the table

    def handle(self):
        return DeltaTable(self.folder)

    def append(self, rows):
        write_deltalake(self.folder, rows, mode="append")

    def set_price(self, order, price):
        self.handle().update(updates={"price": str(price)}, predicate=f"id = {order}")

    def read(self, version=None):
        # Delta counts from 0: our commit 1 is Delta's version 0.
        table = DeltaTable(self.folder, version=version - 1 if version else None)
        return table.to_pyarrow_table()

    def newest_pointer(self):
        return max((self.folder / "_delta_log").glob("*.json"))

    def live_files(self):
        return {Path(uri).name for uri in self.handle().file_uris()}


class PaimonOrders:
    name = "Apache Paimon (pypaimon), primary key id"

    def __init__(self, work: Path):
        self.folder = work / "paimon" / "shop.db" / "orders"
        self.catalog = pypaimon.CatalogFactory.create({"warehouse": str(work / "paimon")})

    def create(self):
        self.catalog.create_database("shop", True)
        schema = pypaimon.Schema.from_pyarrow_schema(
            SCHEMA, primary_keys=["id"], options={"bucket": "1"}
        )
        self.catalog.create_table("shop.orders", schema, False)

    def handle(self, **options):
        table = self.catalog.get_table("shop.orders")
        return table.copy(options) if options else table

    def append(self, rows):
        builder = self.handle().new_batch_write_builder()
        write, commit = builder.new_write(), builder.new_commit()
        write.write_arrow(rows)
        commit.commit(write.prepare_commit())
        write.close()
        commit.close()

    def set_price(self, order, price):
        # In a primary key table an update is one more row with the same key.
        self.append(batch((order, ITEMS[order], price)))

    def plan(self, version=None):
        options = {"scan.snapshot-id": str(version)} if version else {}
        builder = self.handle(**options).new_read_builder()
        return builder.new_read(), builder.new_scan().plan().splits()

    def read(self, version=None):
        reader, splits = self.plan(version)
        return reader.to_arrow(splits)

    def newest_pointer(self):
        files = (self.folder / "snapshot").glob("snapshot-*")
        return max(files, key=lambda path: int(path.name.split("-")[1]))

    def live_files(self):
        return {file.file_name for split in self.plan()[1] for file in split.files}


FORMATS = [IcebergOrders, DeltaOrders, PaimonOrders]
