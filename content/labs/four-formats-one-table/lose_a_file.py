"""Adds and deletes files behind the back of each table, and reads it again.

With the argument `pointer` it deletes the file that made the newest version current.
"""

import shutil
import sys
from pathlib import Path

import pyarrow.parquet as pq

from orders import batch, show
from tables import FORMATS
from three_commits import write_all

WORK = Path(".work/lose-a-file").resolve()


def attempt(read):
    """What a reader gets: the rows, or the kind of failure."""
    try:
        return show(read())
    except Exception as error:  # each engine has exceptions of its own
        text = str(error).lower()
        missing = "not found" in text or "no such file" in text
        return f"FAILED: {'file not found' if missing else error}"


def report(what, table):
    print(what)
    print(f"  now       {attempt(table.read)}")
    print(f"  commit 2  {attempt(lambda: table.read(2))}")


def lose_data(table):
    files = sorted(
        table.folder.rglob("*.parquet"), key=lambda path: path.stat().st_mtime_ns
    )
    report("as written", table)

    stray = files[0].with_name("stray.parquet")
    pq.write_table(batch((99, "ghost", 1000)), stray)
    report("add a file that no metadata names", table)
    stray.unlink()
    report("delete that file again", table)

    old = [path for path in files if path.name not in table.live_files()]
    if old:
        old[0].unlink()
        report("delete a file that only history needs", table)
    else:
        print("(after commit 3 every data file is still live)")

    newest = files[-1]
    assert newest.name in table.live_files()
    newest.unlink()
    report("delete a live file, made by commit 3", table)


def lose_pointer(table):
    table.newest_pointer().unlink()
    report("delete the file that made commit 3 the current version", table)


def main(lose=lose_data):
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for kind in FORMATS:
        table = kind(WORK)
        write_all(table)
        print(f"== {table.name}")
        lose(table)
        print()


if __name__ == "__main__":
    main(lose_pointer if sys.argv[1:] == ["pointer"] else lose_data)
