"""Kill two ranks in mid epoch, resume both, and count: what must the state of a shuffled stream hold?

Each rank is a process with a StatefulDataLoader and two workers. Every worker reads its own shards through
a shuffle buffer. A checkpoint has the model and the data state of each rank. After step 13 both
ranks end themselves with SIGKILL; two new processes go on from the checkpoint of step 10. The
"model" of a rank is the list of parcels that it was trained on.
"""

import argparse
import logging
import multiprocessing
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

from torch.utils.data import IterableDataset, get_worker_info
from torchdata.stateful_dataloader import StatefulDataLoader

PARCELS, SHARDS, RANKS, BATCH, BUFFER, SEED, EPOCH = 384, 16, 2, 8, 20, 7, 0
SAVE_EVERY, KILL_AFTER = 5, 13
PHOTO = 1_000  # bytes that lie in the buffer with each parcel
FOLDER = Path(".work/resume")


class Reader:
    """A shuffle buffer over this reader's shards. It defines no state."""

    def __init__(self, shards, seed, reads):
        self.rows = [row for shard in shards for row in shard]
        self.reads = reads  # counts for all workers of this rank
        self.at, self.held, self.dice = 0, [], random.Random(seed)

    def read(self):
        with self.reads.get_lock():
            self.reads.value += 1
        self.at += 1
        return self.rows[self.at - 1], os.urandom(PHOTO)

    def __iter__(self):
        return self

    def __next__(self):
        while len(self.held) < BUFFER and self.at < len(self.rows):
            self.held.append(self.read())
        if not self.held:
            raise StopIteration
        return self.held.pop(self.dice.randrange(len(self.held)))[0]


class Position(Reader):
    def state_dict(self):
        return {"at": self.at}

    def load_state_dict(self, state):
        self.at = state["at"]


class PositionAndBuffer(Position):
    def state_dict(self):
        return super().state_dict() | {"held": list(self.held)}

    def load_state_dict(self, state):
        super().load_state_dict(state)
        self.held = list(state["held"])


class Everything(PositionAndBuffer):
    def state_dict(self):
        return super().state_dict() | {"dice": self.dice.getstate()}

    def load_state_dict(self, state):
        super().load_state_dict(state)
        self.dice.setstate(state["dice"])


READERS = {"none": Reader, "position": Position, "position, buffer": PositionAndBuffer,
           "position, buffer, dice": Everything, "the same, rank 0's for both": Everything}


class Parcels(IterableDataset):
    def __init__(self, rank, reader, reads):
        self.rank, self.reader, self.reads = rank, reader, reads

    def __iter__(self):
        info = get_worker_info()
        size = PARCELS // SHARDS
        order = list(range(SHARDS))
        random.Random(SEED + EPOCH).shuffle(order)  # the same on all ranks
        number, readers = info.id * RANKS + self.rank, RANKS * info.num_workers
        mine = [range(s * size, (s + 1) * size) for s in order[number::readers]]
        return self.reader(mine, f"{SEED} {EPOCH} {number}", self.reads)


def train(kind, rank, workers, kill_after):
    checkpoint = FOLDER / f"rank-{rank}.pickle"
    model, state = [], None
    if checkpoint.exists():
        model, state = pickle.loads(checkpoint.read_bytes())
        if "rank 0" in kind:
            state = pickle.loads((FOLDER / "rank-0.pickle").read_bytes())[1]
    reads = multiprocessing.Value("l", 0)
    loader = StatefulDataLoader(Parcels(rank, READERS[kind], reads), batch_size=BATCH,
                                num_workers=workers)
    if state is not None:
        loader.load_state_dict(state)
    for step, batch in enumerate(loader, start=len(model) // BATCH + 1):
        model += batch.tolist()
        if step % SAVE_EVERY == 0 and step < KILL_AFTER:
            save(checkpoint, (model, loader.state_dict()))
        if step == kill_after:
            os.killpg(0, signal.SIGKILL)  # this process and its workers, as when a machine is lost
    save(FOLDER / f"trained-{rank}.pickle", (model, reads.value))


def save(path, what):
    """Written aside and renamed: a kill leaves the old file or the new one."""
    aside = path.with_suffix(".tmp")
    aside.write_bytes(pickle.dumps(what))
    os.replace(aside, path)


def start(kind, workers, kill_after=0):
    ranks = [subprocess.Popen([sys.executable, __file__, "--train", kind, str(rank), str(workers),
                               str(kill_after)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              start_new_session=True)
             for rank in range(RANKS)]
    errors = [process.communicate()[1].decode() for process in ranks]
    return [process.returncode for process in ranks], errors


def fresh():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)


def trained():
    return [pickle.loads((FOLDER / f"trained-{rank}.pickle").read_bytes()) for rank in range(RANKS)]


def main(resume_workers):
    print(f"{PARCELS} parcels in {SHARDS} shards; {RANKS} ranks × 2 workers; batches of {BATCH}; "
          f"buffers of {BUFFER} rows")
    print(f"checkpoint of step {KILL_AFTER - KILL_AFTER % SAVE_EVERY}, SIGKILL after step "
          f"{KILL_AFTER}, then {resume_workers} workers\n")
    print("the reader's state             kB  trained  lost  doubled  read again  order kept")
    fresh()
    start("none", 2)
    expected = [model for model, _ in trained()]
    for kind in READERS:
        fresh()
        codes, _ = start(kind, 2, KILL_AFTER)
        assert codes == [-signal.SIGKILL] * RANKS
        state = pickle.loads((FOLDER / "rank-0.pickle").read_bytes())[1]
        codes, errors = start(kind, resume_workers)
        if any(codes):
            print(f"{kind:<29} {errors[0].strip().splitlines()[-1].split(':')[0]}")
            continue
        models, reads = zip(*trained())
        copies = Counter(parcel for model in models for parcel in model)
        doubled = sum(times > 1 for times in copies.values())
        print(f"{kind:<29} {len(pickle.dumps(state)) / 1000:>3.0f}  {copies.total():>7}  "
              f"{PARCELS - len(copies):>4}  {doubled:>7}  {sum(reads):>10}  "
              f"{'yes' if list(models) == expected else 'no'}")


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    parser = argparse.ArgumentParser()
    parser.add_argument("--train", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--resume-workers", type=int, default=2)
    options = parser.parse_args()
    if options.train:
        kind, *numbers = options.train
        train(kind, *map(int, numbers))
    else:
        main(options.resume_workers)
