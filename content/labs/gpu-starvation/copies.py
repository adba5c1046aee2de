"""When does the copy of a batch overlap with a step? Four loops on the model device.

A copy takes 60 ms and a step 100 ms. The loop's own work for a batch is 30 or 130 ms: waiting in
`next()`, and Python. Pinned memory is taken for granted where a loop does not wait for a copy.
"""

import itertools
import statistics
import time

from device import MS, Device, near

COPY, STEP, BATCHES = 60, 100, 16


def plain(device, host):
    """A plain .to(): the loop waits for the copy, and the copy for the steps before it."""
    for _ in range(BATCHES):
        time.sleep(host * MS)
        device.launch("copy", COPY).wait()
        device.launch("compute", STEP)


def one_stream(device, host):
    """Pinned and non_blocking: the loop goes on, and the stream keeps its order."""
    for _ in range(BATCHES):
        time.sleep(host * MS)
        device.launch("copy", COPY)
        device.launch("compute", STEP)


def two_streams_late(device, host):
    """A stream for copies. Each loss is read before the next batch is sent."""
    for _ in range(BATCHES):
        time.sleep(host * MS)
        copied = device.launch("copy", COPY, stream="copies")
        device.launch("compute", STEP, after=copied).wait()


def two_streams(device, host):
    """A stream for copies. Nothing is read, so a batch is sent while earlier steps run."""
    for _ in range(BATCHES):
        time.sleep(host * MS)
        copied = device.launch("copy", COPY, stream="copies")
        device.launch("compute", STEP, after=copied)


LOOPS = [
    ("plain .to()", plain, lambda host: max(host, STEP) + COPY),
    ("pinned, non_blocking", one_stream, lambda host: max(host, COPY + STEP)),
    ("copy stream, sent late", two_streams_late, lambda host: host + COPY + STEP),
    ("copy stream, sent early", two_streams, lambda host: max(host, COPY, STEP)),
]


def overlap(device):
    """Milliseconds in which a copy and a step run at the same time."""
    pairs = itertools.product(device.done["copy"], device.done["compute"])
    return sum(max(0, min(b, d) - max(a, c)) for (a, b), (c, d) in pairs) / MS


def main():
    for host in (30, 130):
        print(f"milliseconds for one batch: copy {COPY}, step {STEP}, the loop's own work {host}")
        print("                         predicted  measured  near  copy beside step")
        for name, loop, predict in LOOPS:
            device = Device()
            loop(device, host)
            device.close()
            ends = [end for _, end in device.done["compute"]][3:]
            measured = statistics.median(b - a for a, b in itertools.pairwise(ends)) / MS
            predicted = predict(host)
            beside = "yes" if overlap(device) > COPY * BATCHES / 4 else "no"
            print(f"{name:<24} {predicted:6.0f} ms {measured:6.0f} ms  "
                  f"{near(measured, predicted):<4}  {beside}")
        print()


if __name__ == "__main__":
    main()
