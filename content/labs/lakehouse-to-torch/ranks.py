"""Runs a function as several ranks: real processes, with the environment that torchrun sets."""

import multiprocessing
import signal
import socket
import traceback


def _run(function, rank, world, port, args, queue):
    from lake import environment

    environment(rank, world, port)
    try:
        queue.put((rank, function(rank, world, *args)))
    except Exception:
        queue.put((rank, traceback.format_exc()))
        raise


def on_ranks(world, function, *args, dies=False):
    """The results of all ranks, in order; nothing where the ranks are known to die."""
    context = multiprocessing.get_context("spawn")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    queue = context.Queue()
    processes = [
        context.Process(target=_run, args=(function, rank, world, port, args, queue))
        for rank in range(world)
    ]
    for process in processes:
        process.start()
    results = {} if dies else dict(queue.get() for _ in processes)
    for process in processes:
        process.join()
        if process.exitcode != (-signal.SIGKILL if dies else 0):
            raise SystemExit(f"a rank ended with {process.exitcode}: {results}")
    return [results[rank] for rank in results and range(world)]
