"""Drives PyTorch's own loader on a virtual clock, with the lab's stages and device, and writes cases.

    pip install -r ../requirements.txt
    python main.py > ../../../../tests/fixtures/sims/starvation.json

The clock, its queues and the replaced processes are those of the DataLoader simulator's oracle. Here
a worker goes through the lab's stages, and the loop launches work on a device that overlaps.
"""

import heapq
import itertools
import json
import random
import sys
import warnings
from collections import deque
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch.utils.data import DataLoader

sys.path.insert(0, str(Path(__file__).parents[2] / "dataloader-starvation" / "oracle"))

import virtual  # noqa: E402

SEED, CASES, BATCHES = 20261201, 330, 36
LATE = 30


@dataclass(frozen=True)
class Setting:
    """Milliseconds of a batch, as in the lab's `Costs`, and what runs side by side."""

    workers: int
    prefetch: int
    cores: int
    store: int
    link: int
    decode: int
    step: int
    late: int  # batch LATE waits so much longer for the store
    reads: bool  # the loop reads the loss of each step


class Clock(virtual.Clock):
    """Of timers that end at the same time the one that was set first fires first."""

    def __init__(self):
        super().__init__()
        self.order = itertools.count()

    def after(self, length, action):
        heapq.heappush(self.timers, (self.now + length, next(self.order), 0, action))


class Resource:
    """Some places; who comes first gets one first."""

    def __init__(self, clock, places):
        self.clock, self.free, self.waiting = clock, places, deque()

    def use(self, length, then):
        if length == 0:
            then()
        elif self.free:
            self.free -= 1
            self.clock.after(length, lambda: self.leave(then))
        else:
            self.waiting.append((length, then))

    def leave(self, then):
        self.free += 1
        if self.waiting:
            self.use(*self.waiting.popleft())
        then()


class Worker:
    """What `_worker_loop` does, with the stages of the lab's dataset."""

    def __init__(self, context, number, index_queue, results):
        self.context, self.number = context, number
        self.source, self.results, self.busy = index_queue, results, False
        index_queue.on_put = self.look

    def look(self):
        if self.busy or not self.source.items:
            return
        item = self.source.items.popleft()
        if item is None or item[0] is None:  # the signal to stop
            return
        self.busy = True
        setting, (_, indices) = self.context.case, item
        late = setting.late if indices[0] == LATE else 0
        self.context.clock.after(setting.store + late, lambda: self.fetched(item))

    def fetched(self, item):
        self.context.link.use(self.context.case.link, lambda: self.received(item))

    def received(self, item):
        self.context.cores.use(self.context.case.decode, lambda: self.decoded(item))

    def decoded(self, item):
        number, indices = item
        self.busy = False
        self.context.ready[number] = [self.number, self.context.clock.now]
        self.results.put((number, indices[0]))
        self.look()


class Context(virtual.VirtualContext):
    def __init__(self, setting, clock):
        super().__init__(setting, clock, [])
        self.link, self.cores = Resource(clock, 1), Resource(clock, setting.cores)
        self.ready = {}

    def Process(self, target, args):
        context, index_queue, results, number = self, args[2], args[3], args[10]

        class Started:
            pid = 2**30 + number

            def start(self):
                Worker(context, number, index_queue, results)

            def join(self, timeout=None):
                pass

            def is_alive(self):
                return False

        return Started()


def run(setting):
    """For each batch: its worker, when it is ready, when the loop has it, and from when to when its step runs."""
    clock = Clock()
    context = Context(setting, clock)
    loader = DataLoader(range(BATCHES + 100), batch_size=1, num_workers=setting.workers,
                        prefetch_factor=setting.prefetch, multiprocessing_context=context)
    device, rows = 0, []
    for batch in itertools.islice(loader, BATCHES):
        begin = max(clock.now, device)  # one stream: a launch queues behind what was launched
        device = begin + setting.step
        rows.append([*context.ready[batch], clock.now, begin, device])
        if setting.reads:
            clock.sleep(device - clock.now)
    return rows


def settings():
    dice = random.Random(SEED)
    for _ in range(CASES):
        scale = dice.choice([1, 10])
        time = lambda most: scale * dice.randrange(most // scale)  # noqa: E731
        yield Setting(
            workers=dice.randint(1, 8), prefetch=dice.randint(1, 8), cores=dice.randint(1, 8),
            store=time(500), link=dice.choice([0, time(120)]), decode=time(600),
            step=10 + time(300), late=dice.choice([0, 0, 500, 1100, 3000]),
            reads=dice.random() < 0.6)


def main():
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    cases = [[*(int(value) for value in asdict(one).values()), run(one)] for one in settings()]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    print(f'{{"torch":"{torch.__version__.split("+")[0]}","cases":[\n{lines}\n]}}')


if __name__ == "__main__":
    main()
