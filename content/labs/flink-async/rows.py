"""One question, asked row by row, batch by batch, in another process and in the JVM's own."""

import logging
import os
import sys

# A script's functions run in the script's own process when Flink runs in it ("loopback"). A
# cluster does not do that: there the worker is a process of its own, as here.
os.environ["_python_worker_execution_mode"] = "process"
logging.disable(logging.CRITICAL)

from pyflink.table import DataTypes, EnvironmentSettings, TableEnvironment
from pyflink.table.udf import udf

ROWS = 20_000
KINDS = ["row", "pandas"]


def functions(mode):
    """Each returns how it was called, so that the answer comes from where the function ran."""

    @udf(result_type=DataTypes.STRING())
    def row(amount):
        return f"{type(amount).__name__} 1 {os.getpid()} {os.getppid()}"

    @udf(result_type=DataTypes.STRING(), func_type="pandas")
    def pandas(amount):
        said = f"{type(amount).__name__} {len(amount)} {os.getpid()} {os.getppid()}"
        return amount.map(lambda _: said)

    return {"row": row, "pandas": pandas}


def run(kind, mode, **options):
    env = TableEnvironment.create(EnvironmentSettings.in_streaming_mode())
    config = env.get_config()
    config.set("parallelism.default", "1")
    config.set("python.execution-mode", mode)
    config.set("python.executable", sys.executable)
    for key, value in options.items():
        config.set("python.fn-execution." + key.replace("_", "."), value)
    env.execute_sql(
        f"""CREATE TABLE orders (amount INT) WITH ('connector' = 'datagen',
        'fields.amount.kind' = 'sequence', 'fields.amount.start' = '1',
        'fields.amount.end' = '{ROWS}')"""
    )
    env.create_temporary_function("asked", functions(mode)[kind])
    print(env.explain_sql("SELECT asked(amount) FROM orders").split("Execution Plan ==")[1])
    seen = {}
    with env.execute_sql("SELECT asked(amount) FROM orders").collect() as rows:
        for r in rows:
            seen[r[0]] = seen.get(r[0], 0) + 1
    import time; print(time.time(), kind, mode, options, sorted(seen.items())[:12], os.getpid())


if __name__ == "__main__":
    run("row", "process")
    run("pandas", "process")
    run("pandas", "process", arrow_batch_size="100")
    run("pandas", "process", bundle_size="500")
    run("row", "thread")
    run("pandas", "thread")
