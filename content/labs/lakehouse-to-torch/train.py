"""Trains on a pinned snapshot, is killed, and goes on: `train.py start`, then `train.py resume`."""

import json
import os
import pickle
import shutil
import signal
import sys
from pathlib import Path

import torch
import torch.distributed as dist
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from lake import WORK, table
from ranks import on_ranks

LATER, LOGS = WORK / "later", WORK / "train"
STATE = LOGS / "state.json"
CHUNK, GLOBAL_BATCH = 8, 128
PER_STEP = GLOBAL_BATCH // CHUNK  # chunks that all ranks take together in a step


class Chunks(IterableDataset):
    """Step s of the whole job is the next PER_STEP chunks of one order; the ranks cut them up."""

    def __init__(self, pin, seed, epoch, done, rank, world):
        builder = table("scans", LATER, **pin).new_read_builder().with_projection(["scan_id", "km"])
        plan = builder.new_scan().with_chunk_shuffle(seed + epoch, CHUNK).plan()
        self.read, self.chunks, self.snapshot = builder.new_read(), plan.splits(), plan.snapshot_id
        # Only whole steps, so that all ranks make equally many.
        self.steps = range(done // PER_STEP, len(self.chunks) // PER_STEP)
        self.share = PER_STEP // world
        self.first = rank * self.share

    def __iter__(self):
        info = get_worker_info()
        for step in self.steps[info.id::info.num_workers]:  # the loader takes the workers in turn
            at = step * PER_STEP + self.first
            rows = self.read.to_arrow(self.chunks[at:at + self.share])
            yield {name: torch.from_numpy(rows[name].to_numpy()) for name in rows.column_names}


def train(rank, world, name, pin, workers, state, die_after):
    dist.init_process_group("gloo")
    data = Chunks(pin, state["seed"], state["epoch"], state["chunks"], rank, world)
    loader = DataLoader(data, batch_size=None, num_workers=workers, multiprocessing_context="fork")
    log = open(LOGS / f"{name}-{rank}", "w")
    for step, batch in zip(data.steps, loader):
        dist.all_reduce(batch["km"].mean())  # as gradients are
        print(step, *batch["scan_id"].tolist(), file=log, flush=True)
        if rank == 0 and (step + 1) % 2 == 0 and die_after:
            saved = {**state, "snapshot": data.snapshot, "chunks": (step + 1) * PER_STEP}
            STATE.with_suffix(".new").write_text(json.dumps(saved))
            os.replace(STATE.with_suffix(".new"), STATE)
        if step + 1 == die_after:
            dist.barrier()
            os.kill(os.getpid(), signal.SIGKILL)
    dist.destroy_process_group()


def run(name, world, workers, pin, state, die_after=0):
    on_ranks(world, train, name, pin, workers, state, die_after, dies=bool(die_after))


def steps(name):
    """For each step the sorted ids of all ranks."""
    found = {}
    for path in LOGS.glob(f"{name}-*"):
        for line in path.read_text().splitlines():
            step, *ids = map(int, line.split())
            found.setdefault(step, []).extend(ids)
    return {step: sorted(found[step]) for step in sorted(found)}


def start():
    for folder in (LATER, LOGS):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(WORK / "warehouse", LATER)
    LOGS.mkdir()
    state = {"table": "scans", "tag": "train-1", "seed": 7, "epoch": 0, "chunks": 0}
    run("undisturbed", 4, 2, {"tag": "train-1"}, state)
    run("killed", 4, 2, {"tag": "train-1"}, state, die_after=5)
    print(f"undisturbed: {len(steps('undisturbed'))} steps of {GLOBAL_BATCH}; killed after step {len(steps('killed'))}")
    print("state:", STATE.read_text())
    # Readers that have planned, and have opened no data file yet.
    for name in ("scans", "parcels"):
        opened = table(name, LATER, snapshot=10)
        (LOGS / f"{name}.plan").write_bytes(pickle.dumps(opened.new_read_builder().new_scan().plan().splits()))


def resume():
    state = json.loads(STATE.read_text())
    done = {step: ids for step, ids in steps("killed").items() if step < state["chunks"] // PER_STEP}
    undisturbed = steps("undisturbed")
    print(f"{'resumed from step ' + str(len(done)):<40}{'steps':>6}{'same batches':>14}{'never':>7}{'again':>7}")
    for name, world, workers, pin in [
        ("tag, 4 ranks x 2 workers", 4, 2, {"tag": state["tag"]}),
        ("tag, 2 ranks x 1 worker", 2, 1, {"tag": state["tag"]}),
        ("newest snapshot, 4 ranks x 2 workers", 4, 2, {}),
    ]:
        log = name.split(",")[0].split()[0] + str(world)
        run(log, world, workers, pin, state)
        after = steps(log)
        trained = [i for part in (done, after) for ids in part.values() for i in ids]
        wanted = {i for ids in undisturbed.values() for i in ids}
        same = sum(ids == undisturbed.get(step) for step, ids in after.items())
        print(f"{name:<40}{len(after):>6}{f'{same} of {len(after)}':>14}"
              f"{len(wanted - set(trained)):>7}{len(trained) - len(set(trained)):>7}")
    print()
    try:
        table("scans", LATER, snapshot=state["snapshot"]).new_read_builder().new_scan().plan()
    except ValueError as error:
        print("by snapshot id: ", error)
    for name in ("scans", "parcels"):
        splits = pickle.loads((LOGS / f"{name}.plan").read_bytes())
        try:
            rows = table(name, LATER).new_read_builder().new_read().to_arrow(splits)
            print(f"{name}, planned before: {rows.num_rows} rows")
        except FileNotFoundError as error:
            print(f"{name}, planned before: FileNotFoundError")


if __name__ == "__main__":
    {"start": start, "resume": resume}[sys.argv[1]]()
