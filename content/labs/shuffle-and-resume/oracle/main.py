"""What torch 2.15.0 and torchdata 0.11.0 train after a resume, for Crash-and-resume. Writes the cases as JSON."""

import json
import logging
import random
import sys
import warnings
from pathlib import Path

import torch
import torchdata
from torch.utils.data import DataLoader, IterableDataset
from torchdata.stateful_dataloader import StatefulDataLoader
from torchdata.stateful_dataloader.sampler import StatefulDistributedSampler

RANKS = 2


class Dice:
    """A generator that a page can have, too: x ← 1103515245 x + 12345 mod 2³¹, of which the upper bits count."""

    def __init__(self, seed):
        self.x = seed

    def below(self, count):
        self.x = (self.x * 1103515245 + 12345) % 2**31
        return (self.x >> 16) % count


class Reader:
    """A shuffle buffer over the rows of one rank. It defines no state."""

    def __init__(self, rows, buffer, seed):
        self.rows, self.buffer = rows, buffer
        self.at, self.held, self.dice = 0, [], Dice(seed)

    def __iter__(self):
        return self

    def __next__(self):
        while len(self.held) < self.buffer and self.at < len(self.rows):
            self.held.append(self.rows[self.at])
            self.at += 1
        if not self.held:
            raise StopIteration
        return self.held.pop(self.dice.below(len(self.held)))


class Position(Reader):
    def state_dict(self):
        return {"at": self.at}

    def load_state_dict(self, state):
        self.at = state["at"]


class Buffer(Position):
    def state_dict(self):
        return super().state_dict() | {"held": list(self.held)}

    def load_state_dict(self, state):
        super().load_state_dict(state)
        self.held = list(state["held"])


class WithDice(Buffer):
    def state_dict(self):
        return super().state_dict() | {"x": self.dice.x}

    def load_state_dict(self, state):
        super().load_state_dict(state)
        self.dice.x = state["x"]


READERS = {"nothing": Reader, "position": Position, "buffer": Buffer, "dice": WithDice, "rank0": WithDice}


class Rows(IterableDataset):
    def __init__(self, reader, rows, buffer, seed):
        self.made = (reader, rows, buffer, seed)

    def __iter__(self):
        reader, rows, buffer, seed = self.made
        return reader(rows, buffer, seed)


def rows_of(rank, rows, shard):
    """A rank's rows: every second shard."""
    return [row for first in range(rank * shard, rows, RANKS * shard) for row in range(first, min(rows, first + shard))]


def batches(iterator, count=None):
    taken = []
    for batch in iterator:
        taken.append(batch.tolist())
        if len(taken) == count:
            break
    return taken


def stream(saved, rows, shard, buffer, batch, seed, step):
    """Each rank's batches after a resume from the checkpoint of this step."""

    def loader(rank):
        data = Rows(READERS[saved], rows_of(rank, rows, shard), buffer, seed + rank)
        return StatefulDataLoader(data, batch_size=batch, num_workers=1)

    states = []
    for rank in range(RANKS):
        one = loader(rank)
        iterator = iter(one)
        if step > 0:
            batches(iterator, step)
        states.append(one.state_dict())
        del iterator
    after = []
    for rank in range(RANKS):
        one = loader(rank)
        if step > 0:
            one.load_state_dict(states[0 if saved == "rank0" else rank])
        after.append(batches(one))
    return after


def indices(saved, rows, ranks, batch, step):
    """The global batches after a resume with so many ranks; before, there are two with so large a batch."""
    skip = 0
    if saved == "read":
        sampler = StatefulDistributedSampler(range(rows), RANKS, 0, shuffle=False)
        iterator = iter(DataLoader(range(rows), batch_size=batch, sampler=sampler, num_workers=1, prefetch_factor=2))
        batches(iterator, step)
        skip = sampler.yielded
    elif saved == "rank":
        skip = step * batch
    elif saved == "all":
        skip = step * batch * RANKS // ranks
    of_rank = []
    for rank in range(ranks):
        sampler = StatefulDistributedSampler(range(rows), ranks, rank, shuffle=False)
        sampler.load_state_dict({"yielded": skip})
        of_rank.append(batches(DataLoader(range(rows), batch_size=batch * RANKS // ranks, sampler=sampler)))
    return of_rank


def main():
    rng = random.Random(20261201)
    cases = []
    for saved in READERS:
        for _ in range(40):
            shard, buffer, batch = rng.choice([3, 4, 6]), rng.randint(2, 7), rng.choice([2, 3, 4])
            rows, seed = 48, rng.randint(1, 10**6)
            step = rng.randint(1, 24 // batch - 1)
            after = stream(saved, rows, shard, buffer, batch, seed, step)
            cases.append(["stream", saved, shard, buffer, batch, seed, step, after])
    for saved in ("epoch", "read", "rank", "all"):
        for _ in range(30):
            ranks, batch = rng.choice([1, 2, 3, 6]), rng.choice([3, 6])
            step = rng.randint(1, 48 // (RANKS * batch) - 1)
            cases.append(["indices", saved, ranks, batch, step, indices(saved, 48, ranks, batch, step)])
    head = f"torch {torch.__version__.split('+')[0]}, torchdata {torchdata.__version__.split('+')[0]}"
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    Path(sys.argv[1]).write_text('{"engine":"%s","cases":[\n%s\n]}\n' % (head, lines))
    print(len(cases), "cases")


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    main()
