"""One function, called row by row or batch by batch: how often, where, and how fast."""

import logging
import os
import sys
import sysconfig

# An interpreter inside the JVM finds packages by this path.
os.environ["PYTHONPATH"] = sysconfig.get_paths()["purelib"]
logging.disable(logging.CRITICAL)

from pyflink.table import DataTypes, EnvironmentSettings, TableEnvironment
from pyflink.table.udf import udf

ROWS = 300_000
MARK = 10_000  # of so many rows one says how it was called


def functions():
    """Each notes how it is called, since the answer must come from where it runs."""
    import os
    import time

    import pandas as pd

    calls = [0]

    def note(rows, kind):
        calls[0] += 1
        return f"{kind} {rows} {calls[0]} {os.getpid()} {os.getppid()} {time.time()}"

    @udf(result_type=DataTypes.STRING(), deterministic=False)
    def row(n):
        said = note(1, type(n).__name__)
        return said if n % MARK == 0 else ""

    @udf(result_type=DataTypes.STRING(), deterministic=False, func_type="pandas")
    def pandas(n):
        said = note(len(n), type(n).__name__)
        answer = pd.Series([""] * len(n))
        answer[n % MARK == 0] = said
        return answer

    return {"row": row, "pandas": pandas}


def place(pid, parent):
    if pid == os.getpid():
        return "the script's process"
    # The script has started the JVM, so that is the child of this process.
    return "the JVM" if parent == os.getpid() else "a process of its own"


def run(title, kind, mode="process", cluster=True, **options):
    # A job that runs inside the script takes the script's own process ("loopback"). On a
    # cluster the functions have a process of their own: this makes it so here, too.
    os.environ.pop("_python_worker_execution_mode", None)
    if cluster:
        os.environ["_python_worker_execution_mode"] = "process"
    env = TableEnvironment.create(EnvironmentSettings.in_streaming_mode())
    config = env.get_config()
    config.set("parallelism.default", "1")
    config.set("python.execution-mode", mode)
    config.set("python.executable", sys.executable)
    for key, value in options.items():
        config.set("python.fn-execution." + key.replace("_", "."), value)
    env.execute_sql(
        f"""CREATE TABLE orders (n INT) WITH ('connector' = 'datagen',
        'rows-per-second' = '10000000', 'fields.n.kind' = 'sequence',
        'fields.n.start' = '1', 'fields.n.end' = '{ROWS}')"""
    )
    env.create_temporary_function("asked", functions()[kind])
    query = "SELECT said FROM (SELECT asked(n) AS said FROM orders) WHERE said <> ''"
    with env.execute_sql(query).collect() as rows:
        said = [r[0].split() for r in rows]
    first, last = said[0], said[-1]
    most = max(int(words[1]) for words in said)
    calls = round(int(last[2]), -2)  # a bundle may also end by time
    seconds = float(last[5]) - float(first[5])
    rate = (len(said) - 1) * MARK / seconds
    print(
        f"{title:<26}{last[0]:<7}{most:>5}{calls:>8}   "
        f"{place(int(last[3]), int(last[4])):<21}{rate / 1000:>4.0f} k"
    )


if __name__ == "__main__":
    print(f"{'':<26}{'gets':<7}{'rows':>5}{'calls':>8}   {'runs in':<20}rows/s")
    run("row", "row")
    run("pandas", "pandas")
    run("pandas, Arrow batch 100", "pandas", arrow_batch_size="100")
    run("row, thread mode", "row", mode="thread")
    run("pandas, thread mode", "pandas", mode="thread")
    run("row, in a script at home", "row", cluster=False)
