"""Runs a case with real worker processes and real sleeps, and writes down the order of events.

Times come from CLOCK_MONOTONIC, which all processes of a machine share; only their order is
kept. A pin thread needs an accelerator. Where there is none, the questions to the accelerator
are answered for it (`pretend_accelerator`); the thread, its loop and its queue are PyTorch's.
"""

import time
from unittest import mock

import torch
import torch.multiprocessing as mp
from case import Case, delivered_word
from torch.utils.data import DataLoader, Dataset, get_worker_info

UNIT_SECONDS = 0.06


class Batch:
    """One loaded batch. The pin thread calls `pin_memory()` of a type it does not know."""

    def __init__(self, number, worker, ended, pin):
        self.number, self.worker, self.ended, self.pin = number, worker, ended, pin
        self.pinned = None

    def pin_memory(self):
        time.sleep(self.pin * UNIT_SECONDS)
        self.pinned = time.monotonic()
        return self


class SleepyDataset(Dataset):
    def __init__(self, case):
        self.case = case

    def __len__(self):
        return len(self.case.load)

    def __getitem__(self, index):
        time.sleep(self.case.load[index] * UNIT_SECONDS)
        return Batch(index, get_worker_info().id, time.monotonic(), self.case.pin)


class StartTogether:
    """Holds the workers until all have started: starting is not part of the model."""

    def __init__(self, workers):
        self.barrier = mp.Barrier(workers)

    def __call__(self, worker_id):
        self.barrier.wait()


def only(samples):
    return samples[0]


def pretend_accelerator():
    return mock.patch.multiple(
        torch.accelerator, is_available=lambda: True, current_accelerator=lambda: None,
        current_device_index=lambda: 0, set_device_index=lambda index: None)


def trace(case: Case):
    """The trace, the worker of each batch, and the shortest time between two timers in units."""
    with pretend_accelerator():
        loader = DataLoader(SleepyDataset(case), batch_size=1, num_workers=case.workers,
                            prefetch_factor=case.prefetch, in_order=case.in_order,
                            collate_fn=only, worker_init_fn=StartTogether(case.workers),
                            pin_memory=case.pin > 0)
        iterator = iter(loader)
        events, timers, owner = [], [], {}
        for batch in iterator:
            events.append((time.monotonic(), delivered_word(iterator, batch.number)))
            time.sleep(case.step * UNIT_SECONDS)
            ended = time.monotonic()
            events.append((ended, f"e{batch.number}"))
            timers += [ended] if case.step else []
            events.append((batch.ended, f"f{batch.number}"))
            timers.append(batch.ended)
            if batch.pinned is not None:
                events.append((batch.pinned, f"p{batch.number}"))
                timers.append(batch.pinned)
            owner[batch.number] = batch.worker
    timers.sort()
    gap = min((b - a for a, b in zip(timers, timers[1:])), default=1) / UNIT_SECONDS
    return [word for _, word in sorted(events)], [owner[n] for n in range(len(owner))], gap


class CountingSampler:
    def __init__(self, batches):
        self.batches, self.drawn = batches, 0

    def __len__(self):
        return self.batches

    def __iter__(self):
        for batch in range(self.batches):
            self.drawn += 1
            yield [batch]


def bound(workers, prefetch, batches, in_order):
    """Lists sent by `iter()`, and the most in flight after any `next()`, seen from outside."""
    sampler = CountingSampler(batches)
    iterator = iter(DataLoader(range(batches), batch_sampler=sampler, num_workers=workers,
                               prefetch_factor=prefetch, in_order=in_order))
    primed = most = sampler.drawn
    for taken, _ in enumerate(iterator, start=1):
        most = max(most, sampler.drawn - taken)
    return {"w": workers, "p": prefetch, "n": batches, "o": int(in_order),
            "primed": primed, "most": most}
