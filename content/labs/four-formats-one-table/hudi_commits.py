"""The same three commits with Apache Hudi (copy-on-write table) and PySpark."""

import os
import shutil
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from tree import Tree

WORK = Path(".work/hudi").resolve()
PACKAGE = "org.apache.hudi:hudi-spark3.5-bundle_2.12:1.2.0"
COLUMNS = "id long, item string, price long"
COMMITS = [
    [(1, "tea", 4), (2, "rice", 20), (3, "soap", 3)],
    [(4, "lamp", 15), (5, "pen", 2)],
    [(2, "rice", 25)],
]
OPTIONS = {
    "hoodie.table.name": "orders",
    "hoodie.datasource.write.table.type": "COPY_ON_WRITE",
    "hoodie.datasource.write.operation": "upsert",
    "hoodie.datasource.write.recordkey.field": "id",
    "hoodie.upsert.shuffle.parallelism": "1",
}


def role(name):
    if name.endswith(".parquet"):
        return "data"
    if name.startswith(".hoodie/timeline/"):
        # <requested>_<completed>.commit is the instant in state COMPLETED.
        return "commit point" if name.endswith(".commit") else "metadata"
    return "housekeeping" if "index_defs" in name else "metadata"


def skip(name):
    # The metadata table is a Hudi table of its own; .crc files are Hadoop checksums.
    return name.startswith(".hoodie/metadata/") or name.endswith(".crc")


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    # The JVM also writes to standard output. Give it our standard error instead.
    sys.stdout = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    spark = (
        SparkSession.builder.master("local[1]")
        .config("spark.jars.packages", PACKAGE)
        .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        .config("spark.kryo.registrator", "org.apache.spark.HoodieSparkKryoRegistrar")
        .config("spark.sql.extensions",
                "org.apache.spark.sql.hudi.HoodieSparkSessionExtension")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", str(WORK / "warehouse"))
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    folder = WORK / "orders"
    tree = Tree(folder, role, skip)
    for number, rows in enumerate(COMMITS, start=1):
        frame = spark.createDataFrame(rows, COLUMNS).coalesce(1)
        frame.write.format("hudi").options(**OPTIONS).mode("append").save(str(folder))
        tree.look(f"commit {number}")

    table = spark.read.format("hudi").load(str(folder))
    live = {Path(row[0]).name for row in
            table.select("_hoodie_file_name").distinct().collect()}
    print("== Apache Hudi (PySpark), copy-on-write, record key id")
    tree.print(live)
    rows = table.orderBy("id").collect()
    prices = " ".join(f"{row.id}:{row.price}" for row in rows)
    print(f"the table after commit 3:      {len(rows)} rows, "
          f"total {sum(row.price for row in rows)}  ({prices})")
    files = [str(path) for path in folder.glob("*.parquet")]
    everything = spark.read.parquet(*files).collect()
    print(f"all {len(files)} Parquet files, added up: {len(everything)} rows, "
          f"total {sum(row.price for row in everything)}")
    spark.stop()


if __name__ == "__main__":
    main()
