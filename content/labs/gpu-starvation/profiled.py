"""What PyTorch's profiler shows of three loops: the loop's time in `next()`, and the device's.

The profiler records CPU activity, as no GPU is here. The device is the stand-in, whose own clock
gives the last column; with a GPU, the profiler's CUDA rows would.
"""

import warnings

from torch.profiler import ProfilerActivity, profile, record_function

from device import Costs, Device, loader, now

BATCHES = 24


def run(costs, workers, read):
    device = Device()
    with profile(activities=[ProfilerActivity.CPU]) as prof:
        start = now()
        for _ in loader(costs, BATCHES, workers):
            with record_function("train step"):
                loss = device.launch("compute", costs.step)
                if read:
                    loss.wait()
        looped = now() - start
        device.close()
    steps = device.done["compute"][2:]
    busy = sum(end - begin for begin, end in steps) / (steps[-1][1] - steps[0][0])
    return prof.key_averages(), looped, busy


def share(part):
    return "over 75%" if part > 0.75 else "under 25%" if part < 0.25 else "25 to 75%"


def show(title, costs, workers, read):
    rows, looped, busy = run(costs, workers, read)
    print(title)
    for row in sorted(rows, key=lambda row: row.key):
        if row.key.startswith("enumerate(DataLoader)") or row.key == "train step":
            part = row.cpu_time_total / 1e6 / looped
            print(f"  {row.key:<62} {row.count:>5} calls  {share(part)} of the loop")
    print(f"  device busy: {share(busy)}")


def main():
    show("two workers of 400 ms a batch, a step of 20 ms that is read",
         Costs(decode=400, step=20), 2, True)
    show("no workers, loading 90 ms, a step of 100 ms that is not read",
         Costs(decode=90, step=100), 0, False)
    show("two workers of 60 ms a batch, a step of 100 ms that is read",
         Costs(decode=60, step=100), 2, True)


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    main()
