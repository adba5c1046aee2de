"""Runs PyTorch's own multiprocessing iterator in virtual time.

The class under test is the real `_MultiProcessingDataLoaderIter`: priming, assignment, the
reorder buffer and delivery are PyTorch's code. What it starts is replaced through the public
`multiprocessing_context` argument: queues, events and processes live on a virtual clock. A
worker is reduced to what `_worker_loop` does: take a list, load, put the batch, take the next.
The pin thread is reduced in the same way. `real.py` shows that the reduction is right.
"""

import heapq
import multiprocessing.context
from collections import deque

from case import Case, delivered_word
from torch.utils.data import DataLoader


class Clock:
    def __init__(self):
        self.now, self.timers, self.fired = 0, [], []

    def after(self, length, action):
        heapq.heappush(self.timers, (self.now + length, len(self.fired), id(action), action))

    def fire_next(self):
        self.now, _, _, action = heapq.heappop(self.timers)
        self.fired.append(self.now)
        action()

    def sleep(self, length):
        until = self.now + length
        while self.timers and self.timers[0][0] <= until:
            self.fire_next()
        self.now = until
        if length:
            self.fired.append(until)

    def nearest(self):
        """The shortest time between two timers: 0 means that the order was left to chance."""
        times = sorted(self.fired)
        return min((b - a for a, b in zip(times, times[1:])), default=1)


class VirtualQueue:
    def __init__(self, clock):
        self.clock, self.items, self.on_put = clock, deque(), lambda: None

    def put(self, item):
        self.items.append(item)
        self.on_put()

    def get(self, timeout=None):
        while not self.items:
            self.clock.fire_next()
        return self.items.popleft()

    def cancel_join_thread(self):
        pass

    def close(self):
        pass


class Server:
    """Takes one item after the other from a queue, needs time for each, and passes it on."""

    def __init__(self, clock, source, length_of, done):
        self.clock, self.source, self.length_of, self.done = clock, source, length_of, done
        self.busy = False
        source.on_put = self.look

    def look(self):
        if self.busy or not self.source.items:
            return
        item = self.source.items.popleft()
        if item is None or item[0] is None:  # the signal to stop
            return
        self.busy = True
        self.clock.after(self.length_of(item), lambda: self.finish(item))

    def finish(self, item):
        self.busy = False
        self.done(item)
        self.look()


class VirtualContext(multiprocessing.context.BaseContext):
    _name = "virtual"

    def __init__(self, case, clock, log):
        self.case, self.clock, self.log, self.owner = case, clock, log, {}

    def Queue(self):
        return VirtualQueue(self.clock)

    def Event(self):
        class Flag:
            raised = False

            def set(self):
                self.raised = True

            def is_set(self):
                return self.raised

        return Flag()

    def Process(self, target, args):
        context, index_queue, results, worker = self, args[2], args[3], args[10]

        class Worker:
            pid = 2**30 + worker

            def start(self):
                Server(context.clock, index_queue,
                       lambda item: context.case.load[item[1][0]],
                       lambda item: context.loaded(item, worker, results))

            def join(self, timeout=None):
                pass

            def is_alive(self):
                return False

        return Worker()

    def loaded(self, item, worker, results):
        number, indices = item
        self.owner[number] = worker
        self.log.append(f"f{number}")
        results.put((number, indices[0]))


def run(case: Case):
    """The trace, the worker of each batch, the end time, and the shortest time between timers."""
    clock, log = Clock(), []
    context = VirtualContext(case, clock, log)
    loader = DataLoader(range(len(case.load)), batch_size=1, num_workers=case.workers,
                        prefetch_factor=case.prefetch, in_order=case.in_order,
                        multiprocessing_context=context)
    iterator = iter(loader)
    if case.pin:
        pinned = VirtualQueue(clock)

        def pass_on(item):
            log.append(f"p{item[0]}")
            pinned.put(item)

        Server(clock, iterator._worker_result_queue, lambda item: case.pin, pass_on).look()
        iterator._data_queue = pinned
    for batch in iterator:
        log.append(delivered_word(iterator, batch))
        clock.sleep(case.step)
        log.append(f"e{batch}")
    owners = [context.owner[number] for number in range(len(case.load))]
    return log, owners, clock.now, clock.nearest()
