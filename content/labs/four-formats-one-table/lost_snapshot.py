"""A commit that is lost: check, then rename, on a local disk, with two processes.

pypaimon publishes a snapshot in two steps: look whether snapshot-N exists, then rename
a temporary file to that name. Inside one process a lock holds the two steps together.
Between processes nothing does, unless the catalog has a lock. We stop writer A between
the two steps, let writer B commit, and then let A go on.
"""

import multiprocessing
import pathlib
import shutil
from pathlib import Path

from orders import COMMIT_1, batch, show
from tables import PaimonOrders

WORK = Path(".work/lost-snapshot").resolve()


def slow_writer(checked, go_on):
    """Writer A: appends order 4 and stops before the rename to snapshot-2."""
    real_rename = pathlib.Path.rename

    def rename(source, target):
        if Path(target).name == "snapshot-2":
            checked.set()
            go_on.wait()
        return real_rename(source, target)

    pathlib.Path.rename = rename
    PaimonOrders(WORK).append(batch((4, "lamp", 15)))
    print("A: append of order 4 returned without an error", flush=True)


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    table = PaimonOrders(WORK)
    table.create()
    table.append(COMMIT_1)
    print("start:  ", show(table.read()), flush=True)

    spawn = multiprocessing.get_context("spawn")
    checked, go_on = spawn.Event(), spawn.Event()
    writer_a = spawn.Process(target=slow_writer, args=(checked, go_on))
    writer_a.start()
    checked.wait()
    print("A: snapshot-2 does not exist yet; about to rename", flush=True)

    table.append(batch((5, "pen", 2)))
    print("B: append of order 5 returned without an error", flush=True)
    print("after B:", show(table.read()), flush=True)

    go_on.set()
    writer_a.join()
    print("after A:", show(table.read()))

    on_disk = sorted(path.name for path in (table.folder / "snapshot").glob("snapshot-*"))
    data_files = list((table.folder / "bucket-0").glob("*.parquet"))
    print("snapshot files:", ", ".join(on_disk))
    print(f"data files: {len(data_files)} in the folder, "
          f"{len(table.live_files())} in the table")


if __name__ == "__main__":
    main()
