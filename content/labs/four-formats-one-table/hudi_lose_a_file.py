"""Adds and deletes files behind the back of a Hudi table, and reads it again."""

import shutil
from pathlib import Path

from hudi_spark import HudiOrders, show, start

WORK = Path(".work/hudi-lose-a-file").resolve()
# By default a reader takes the list of files from Hudi's metadata table.
LISTING = {"hoodie.metadata.enable": "false"}


def attempt(read):
    try:
        return show(read())
    except Exception as error:  # Spark wraps the JVM's exception
        text = str(error)
        missing = "FileNotFoundException" in text or "does not exist" in text
        return f"FAILED: {'file not found' if missing else text.splitlines()[0]}"


def report(what, table):
    print(what)
    print(f"  now                    {attempt(table.read)}")
    print(f"  now, folder listed     {attempt(lambda: table.read(**LISTING))}")
    print(f"  commit 2               {attempt(lambda: table.read(2))}")


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    spark = start(WORK)
    table = HudiOrders(spark, WORK / "orders")
    table.write_all()
    first, second, third = sorted(
        table.folder.glob("*.parquet"), key=lambda path: path.name.split("_")[-1]
    )
    print(f"== {table.name}")
    report("as written", table)

    # A crashed writer leaves this: a newer file of the group, but no completed instant.
    group, token, _ = third.name.split("_")
    stray = third.with_name(f"{group}_{token}_29991231235959999.parquet")
    shutil.copy(first, stray)
    report("add a file whose instant is not on the timeline", table)
    stray.unlink()
    report("delete that file again", table)
    second.unlink()
    report("delete a file that only history needs", table)
    third.unlink()
    report("delete a live file, made by commit 3", table)
    spark.stop()


if __name__ == "__main__":
    main()
