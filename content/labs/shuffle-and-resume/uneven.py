"""Two training processes with unequal shards: what happens when one has no more batches?

Real processes, joined by torch.distributed with Gloo, PyTorch's backend for CPUs. The model is one
number, wrapped in DistributedDataParallel (DDP): each step ends in an all-reduce of its gradient.
"""

import os
import socket
import subprocess
import sys
import time
from datetime import timedelta

import torch
import torch.distributed as dist
from torch.distributed.algorithms.join import Join
from torch.nn.parallel import DistributedDataParallel

BATCH, TIMEOUT = 32, 5
PARCELS = {0: 3 * 100, 1: 2 * 100}  # five shards of 100: three for rank 0, two for rank 1


def batches(rank):
    left = PARCELS[rank]
    while left > 0:
        yield min(BATCH, left)
        left -= BATCH


def train(rank, way):
    dist.init_process_group("gloo", rank=rank, world_size=2, timeout=timedelta(seconds=TIMEOUT))
    torch.manual_seed(7)
    model = DistributedDataParallel(torch.nn.Linear(1, 1))
    steps = 0

    def step(size):
        nonlocal steps
        model(torch.ones(size, 1)).sum().backward()
        steps += 1

    ended = "its data ended"
    try:
        if way == "nothing":
            for size in batches(rank):
                step(size)
        elif way == "agree on the minimum":
            least = torch.tensor(len(list(batches(rank))))
            dist.all_reduce(least, op=dist.ReduceOp.MIN)
            for _, size in zip(range(int(least)), batches(rank)):
                step(size)
            ended = "stopped at the minimum"
        else:
            with Join([model]):
                for size in batches(rank):
                    step(size)
    except RuntimeError as error:
        ended = "RuntimeError: timed out" if "imed out" in str(error) else f"RuntimeError: {error}"
    print(f"{way:<22} rank {rank}: {len(list(batches(rank))):>2} batches, {steps:>2} steps, {ended}",
          flush=True)
    # The other rank lives on, as it would while it evaluates or saves.
    time.sleep(2 * TIMEOUT if way == "nothing" and rank == 1 else 0)
    os._exit(0)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        train(int(sys.argv[1]), sys.argv[2])
    print(f"5 shards of 100 parcels, 2 ranks, batches of {BATCH} on each rank; "
          f"a timeout of {TIMEOUT} s\n")
    for way in ("nothing", "agree on the minimum", "Join"):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        env = {**os.environ, "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "OMP_NUM_THREADS": "1",
               "GLOO_SOCKET_IFNAME": "lo"}
        ranks = [subprocess.Popen([sys.executable, __file__, str(rank), way], env=env, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                 for rank in range(2)]
        for process in ranks:
            print(process.communicate()[0], end="")
    with_nccl = dist.constants.default_pg_nccl_timeout  # None in a build of torch without CUDA
    print(f"\ndefault timeouts: {dist.constants.default_pg_timeout.seconds // 60} minutes, with NCCL "
          f"{with_nccl.seconds // 60 if with_nccl else 'not in this build'}")
