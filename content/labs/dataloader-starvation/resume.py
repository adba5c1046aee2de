"""Kill a training run in mid epoch, resume it, and count what was lost or trained twice.

A process trains and saves a checkpoint after every fifth batch. After batch 13 it ends
itself with SIGKILL, as a lost machine would. A second process goes on from the checkpoint.
The "model" is the list of sample ids it was trained on, so one can look inside.
"""

import argparse
import os
import signal
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

import torch
from torch.utils.data import DataLoader

SAMPLES, BATCH_SIZE, SEED, EPOCH = 96, 4, 7, 0
SAVE_EVERY, KILL_AFTER = 5, 13
CHECKPOINT = Path(".work/checkpoint.pt")


class Batches:
    """A batch sampler: shuffles by seed and epoch, then hands out batches from `start` on."""

    def __init__(self, start=0):
        self.start = self.drawn = start

    def __iter__(self):
        generator = torch.Generator().manual_seed(SEED + EPOCH)
        order = torch.randperm(SAMPLES, generator=generator).tolist()
        for batch in range(self.start, SAMPLES // BATCH_SIZE):
            self.drawn = batch + 1
            yield order[batch * BATCH_SIZE:(batch + 1) * BATCH_SIZE]


def stateful_loader(workers):
    from torchdata.stateful_dataloader import StatefulDataLoader
    torch.manual_seed(SEED)
    return StatefulDataLoader(range(SAMPLES), batch_size=BATCH_SIZE, shuffle=True,
                              num_workers=workers)


def train(method, workers, kill_after):
    """One process's life: restore, train, save, and perhaps be killed."""
    saved = torch.load(CHECKPOINT) if CHECKPOINT.exists() else {"model": [], "position": None}
    model, position = saved["model"], saved["position"]
    if method == "stateful":
        loader = stateful_loader(workers)
        if position is not None:
            loader.load_state_dict(position)
    else:
        sampler = Batches(start=position or 0)
        loader = DataLoader(range(SAMPLES), batch_sampler=sampler, num_workers=workers)

    for trained, batch in enumerate(loader, start=len(model) // BATCH_SIZE + 1):
        model += batch.tolist()
        if trained % SAVE_EVERY == 0:
            position = {
                "nothing": lambda: None,
                "sampler": lambda: sampler.drawn,
                "trained": lambda: trained,
                "stateful": lambda: loader.state_dict(),
            }[method]()
            save({"model": model, "position": position})
        if trained == kill_after:
            os.kill(os.getpid(), signal.SIGKILL)
    save({"model": model, "position": None})


def save(checkpoint):
    """Written aside and renamed: a kill leaves the old checkpoint or the new one."""
    aside = CHECKPOINT.with_suffix(".tmp")
    torch.save(checkpoint, aside)
    os.replace(aside, CHECKPOINT)


def start(method, workers, kill_after=0):
    command = [sys.executable, __file__, "--train", method, str(workers), str(kill_after)]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def fresh():
    CHECKPOINT.parent.mkdir(exist_ok=True)
    CHECKPOINT.unlink(missing_ok=True)


def model_of():
    return torch.load(CHECKPOINT)["model"]


def undisturbed(method):
    fresh()
    start(method, 2)
    return model_of()


def main(resume_workers):
    print(f"{SAMPLES} samples in {SAMPLES // BATCH_SIZE} batches; a checkpoint after every "
          f"{SAVE_EVERY} batches")
    print(f"2 workers until SIGKILL after batch {KILL_AFTER}, then {resume_workers}\n")
    print("saved position  goes on with   trained  lost  doubled  order as without a kill")
    by_hand = undisturbed("trained")
    for method in ["nothing", "sampler", "trained", "stateful"]:
        expected = undisturbed("stateful") if method == "stateful" else by_hand
        fresh()
        killed = start(method, 2, KILL_AFTER)
        assert killed.returncode == -signal.SIGKILL
        restored = len(model_of())
        resumed = start(method, resume_workers)
        if resumed.returncode != 0:
            error = resumed.stderr.decode().strip().splitlines()[-1].split(":")[0]
            print(f"{method:<14}  {error}")
            continue
        model = model_of()
        next_batch = find_batch(model[restored:restored + BATCH_SIZE], expected)
        copies = Counter(model)
        doubled = sum(count > 1 for count in copies.values())
        print(f"{method:<14}  batch {next_batch + 1:>2} of {SAMPLES // BATCH_SIZE}  "
              f"{len(model):>8}  {SAMPLES - len(copies):>4}  {doubled:>7}  "
              f"{'yes' if model == expected else 'no'}")


def find_batch(batch, model):
    return model.index(batch[0]) // BATCH_SIZE


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("--train", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--resume-workers", type=int, default=2)
    options = parser.parse_args()
    if options.train:
        method, workers, kill_after = options.train
        train(method, int(workers), int(kill_after))
    else:
        main(options.resume_workers)
