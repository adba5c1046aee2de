"""A feature column is added to a table that a training run has pinned. Which files are written?"""

import shutil
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pypaimon import CatalogFactory, Schema
from pypaimon.schema.data_types import AtomicType
from pypaimon.schema.schema_change import SchemaChange

from lake import SMALL, WORK, table

COLUMN = WORK / "column"


def files(name):
    return {path.name: path.stat().st_size for path in (COLUMN / "default.db" / name).rglob("*")
            if path.suffix in (".parquet", ".blob")}


def report(what, before, name):
    after = files(name)
    new = {file: size for file, size in after.items() if file not in before}
    changed = [file for file in before if after.get(file) != before[file]]
    print(f"  {what:<34} {len(before)} files, {sum(before.values()):,} bytes -> "
          f"{len(new)} new, {sum(new.values()):,} bytes; old files changed or gone: {len(changed)}")
    return after


def columns(opened):
    rows = opened.new_read_builder()
    got = rows.new_read().to_arrow(rows.new_scan().plan().splits())
    return f"{got.num_rows} rows, {got.column_names}", got


def add_feature(below):
    catalog = CatalogFactory.create({"warehouse": str(COLUMN)})
    before = files("scans")
    catalog.alter_table("default.scans", [SchemaChange.add_column("risk", AtomicType("FLOAT"))])
    before = report("ALTER TABLE ... ADD risk", before, "scans")

    scans = catalog.get_table("default.scans")
    builder = scans.new_read_builder().with_projection(["_ROW_ID", "km"])
    rows = builder.new_read().to_arrow(builder.new_scan().plan().splits())
    rows = rows.filter(pc.less(rows["_ROW_ID"], below))
    risk = rows.select(["_ROW_ID"]).append_column(
        "risk", pc.cast(pc.multiply(rows["km"], 0.01), pa.float32()))
    write = scans.new_batch_write_builder()
    commit = write.new_commit()
    commit.commit(write.new_update().with_update_type(["risk"]).update_by_arrow_with_row_id(risk))
    commit.close()
    report(f"fill risk for {rows.num_rows:,} rows", before, "scans")

    split = table("scans", COLUMN, **SMALL).new_read_builder().new_scan().plan().splits()[0]
    print("  first split, rows and columns of its files:",
          [(file.row_count, file.write_cols or "all") for file in split.files])
    print("  newest:      ", columns(table("scans", COLUMN))[0])
    print("  tag train-1: ", columns(table("scans", COLUMN, tag="train-1"))[0])


def add_photos():
    catalog = CatalogFactory.create({"warehouse": str(COLUMN)})
    shape = pa.schema([("scan_id", pa.int64()), ("photo", pa.large_binary())])
    catalog.create_table("default.photos", Schema.from_pyarrow_schema(shape, options={
        "row-tracking.enabled": "true", "data-evolution.enabled": "true", "blob-field": "photo"}), False)
    photos = catalog.get_table("default.photos")
    builder = photos.new_batch_write_builder()
    write, commit = builder.new_write(), builder.new_commit()
    write.write_arrow(pa.table({"scan_id": range(20), "photo": [bytes([i]) * 5000 for i in range(20)]}, schema=shape))
    commit.commit(write.prepare_commit())
    for file, size in sorted(files("photos").items(), key=lambda each: each[1]):
        print(f"  {Path(file).suffix:<9}{size:>8,} bytes")


if __name__ == "__main__":
    shutil.rmtree(COLUMN, ignore_errors=True)
    shutil.copytree(WORK / "warehouse", COLUMN)
    print("== scans: a new feature column")
    add_feature(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    print()
    print("== photos: 20 rows with 5,000 bytes each, as a blob")
    add_photos()
