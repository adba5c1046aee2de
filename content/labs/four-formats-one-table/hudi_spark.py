"""A local Spark with Apache Hudi, and the orders table as a Hudi table."""

import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession

# Maven has put Hudi's bundle there: see pom.xml.
JARS = Path(".work/jars").resolve()
SETTINGS = {
    "spark.serializer": "org.apache.spark.serializer.KryoSerializer",
    "spark.kryo.registrator": "org.apache.spark.HoodieSparkKryoRegistrar",
    "spark.sql.extensions": "org.apache.spark.sql.hudi.HoodieSparkSessionExtension",
    "spark.sql.shuffle.partitions": "1",
    "spark.driver.memory": "1g",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
COLUMNS = "id long, item string, price long"
COMMITS = [
    [(1, "tea", 4), (2, "rice", 20), (3, "soap", 3)],
    [(4, "lamp", 15), (5, "pen", 2)],
    [(2, "rice", 25)],
]
OPTIONS = {
    "hoodie.table.name": "orders",
    "hoodie.datasource.write.operation": "upsert",
    "hoodie.datasource.write.recordkey.field": "id",
    "hoodie.upsert.shuffle.parallelism": "1",
}


def start(work):
    """Starts Spark. Its JVM writes to our standard error from then on."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    sys.stdout = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    builder = SparkSession.builder.master("local[1]")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    builder = builder.config("spark.jars", ",".join(map(str, sorted(JARS.glob("*.jar")))))
    builder = builder.config("spark.sql.warehouse.dir", str(work / "warehouse"))
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


class HudiOrders:
    def __init__(self, spark, folder, type="COPY_ON_WRITE"):
        self.spark, self.folder = spark, folder
        self.options = {**OPTIONS, "hoodie.datasource.write.table.type": type}
        self.name = f"Apache Hudi (PySpark), {type.lower().replace('_', '-')}, record key id"

    def write_all(self, after_step=lambda step: None):
        for number, rows in enumerate(COMMITS, start=1):
            frame = self.spark.createDataFrame(rows, COLUMNS).coalesce(1)
            writer = frame.write.format("hudi").options(**self.options).mode("append")
            writer.save(str(self.folder))
            after_step(f"commit {number}")

    def instants(self):
        """The requested times of the completed commits, oldest first."""
        timeline = self.folder / ".hoodie" / "timeline"
        return sorted(path.name.split("_")[0] for path in timeline.glob("*_*commit"))

    def frame(self, version=None, **options):
        reader = self.spark.read.format("hudi").options(**options)
        if version:
            reader = reader.option("as.of.instant", self.instants()[version - 1])
        return reader.load(str(self.folder))

    def read(self, version=None, **options):
        """Sorted (id, item, price) tuples."""
        frame = self.frame(version, **options).select("id", "item", "price")
        return sorted(tuple(row) for row in frame.collect())

    def live_files(self):
        names = self.frame().select("_hoodie_file_name").distinct().collect()
        # The column names base files only. No compaction has run here, so a reader
        # still merges every log file.
        return {row[0] for row in names} | {p.name for p in self.folder.glob(".*.log.*")}


def show(rows):
    prices = " ".join(f"{id}:{price}" for id, _, price in rows)
    return f"{len(rows)} rows, total {sum(row[2] for row in rows)}  ({prices})"
