"""Writes the cases that hold the DataLoader simulator to PyTorch's behaviour, as JSON.

    pip install -r ../requirements.txt
    python main.py > ../../../../tests/fixtures/sims/dataloader-pipeline.json

`virtual`: the real iterator class on a virtual clock, exact times. `real`: real processes, order only.
A real case is kept if no two timers came close and a second run gave the same order.
"""

import itertools
import json
import random
import sys
import warnings

import real
import torch
import virtual
from case import Case

SEED = 20261123
VIRTUAL_CASES, REAL_CASES, MOST_UNITS = 260, 36, 64


def random_case(random_of, longest, steps, pins):
    batches = random_of.randint(5, 9) if longest < 20 else random_of.randint(1, 16)
    load = [random_of.randint(1, longest) for _ in range(batches)]
    if random_of.random() < 0.5:
        slow = random_of.randrange(batches)
        load[slow] = longest * random_of.randint(2, 4)
    return Case(workers=random_of.randint(1, 5 if longest > 20 else 4),
                prefetch=random_of.randint(1, 4), in_order=random_of.random() < 0.5,
                step=random_of.choice(steps), pin=random_of.choice(pins), load=tuple(load))


def virtual_cases():
    random_of = random.Random(SEED)
    kept = []
    while len(kept) < VIRTUAL_CASES:
        case = random_case(random_of, 400, [0, 7, 31, 90, 180, 700], [0, 0, 5, 60, 230])
        log, owner, end, nearest = virtual.run(case)
        if nearest > 0:
            kept.append(case.as_json() | {"end": end, "owner": owner, "log": " ".join(log)})
    return kept


def candidates():
    """Cases in whole units in which no two timers end in the same unit; a third of them with pinning."""
    random_of = random.Random(SEED + 1)
    kinds = itertools.cycle([(True, False), (False, False), (True, True), (False, False), (True, False), (False, True)])
    wanted = next(kinds)
    while True:
        case = random_case(random_of, 7, [0, 1, 2, 3, 5], [0, 1, 2])
        if case.workers == 1 or (case.in_order, case.pin > 0) != wanted:
            continue
        *_, end, nearest = virtual.run(case)
        if nearest >= 1 and end <= MOST_UNITS:
            yield case
            wanted = next(kinds)


def real_cases():
    kept, dropped = [], 0
    for case in candidates():
        log, owner, gap = real.trace(case)
        again, owner_again, gap_again = real.trace(case)
        if min(gap, gap_again) < 0.5 or (log, owner) != (again, owner_again):
            dropped += 1
        else:
            kept.append(case.as_json() | {"owner": owner, "log": " ".join(log)})
        print(f"real: {len(kept)} kept, {dropped} dropped", file=sys.stderr, flush=True)
        if len(kept) == REAL_CASES:
            return kept, dropped


def bounds():
    shapes = [(1, 1), (1, 2), (2, 2), (2, 4), (3, 3), (4, 2), (4, 8)]
    return [real.bound(workers, prefetch, batches, in_order)
            for workers, prefetch in shapes for batches in (5, 60) for in_order in (True, False)]


def main():
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    exact = virtual_cases()
    traces, dropped = real_cases()
    result = {"torch": torch.__version__, "unitMs": round(real.UNIT_SECONDS * 1000),
              "realDropped": dropped, "bounds": bounds(), "real": traces, "virtual": exact}
    lines = [f'"{key}":[\n' + ",\n".join(json.dumps(row, separators=(",", ":")) for row in value)
             + "\n]" if isinstance(value, list) else f'"{key}":{json.dumps(value)}'
             for key, value in result.items()]
    print("{" + ",\n".join(lines) + "}")


if __name__ == "__main__":
    main()
