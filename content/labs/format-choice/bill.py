"""A model, not a measurement: what requests, bytes and copies of a large set cost on an object store.

All rates are assumptions, near list prices and advice of a large cloud in 2026. Put in those of your own store.
"""

import argparse
from math import ceil

FIRST_BYTE = 0.1          # seconds until a GET answers
ONE_STREAM = 90e6         # bytes a second of one GET, after that
GET, LIST_OR_PUT = 0.4e-6, 5e-6  # dollars a request
OTHER_REGION = 0.02e-9    # dollars a byte that leaves the region
STORED = 0.023e-9         # dollars a byte and month
LIST_PAGE = 1_000         # keys of a LIST answer
INDEX_ENTRY = 400         # bytes of a shard in MDS's index.json, as write.py counts them


def seconds(size):
    return FIRST_BYTE + size / ONE_STREAM


def main(total, sample, hours):
    print("assumed: a GET answers after 0.1 s and then gives 90 MB a second; a million GETs cost $0.40, a million LISTs "
          "or PUTs $5;\na GB to another region $0.02, a GB stored for a month $0.023\n")
    print("one GET of      takes, s   MB a second   busy with bytes")
    for size, name in ((4e3, "4 kB"), (1e5, "100 kB"), (1e6, "1 MB"), (9e6, "9 MB"), (64e6, "64 MB"), (512e6, "512 MB")):
        print(f"{name:>10} {seconds(size):>13.2f} {size / seconds(size) / 1e6:>13.2f} {100 * (1 - FIRST_BYTE / seconds(size)):>15.1f} %")

    samples = total / sample
    print(f"\n{total / 1e12:,.0f} TB in {samples:,.0f} samples of {sample:,.0f} bytes; an epoch in {hours:g} hours is "
          f"{total / hours / 3600 / 1e9:.2f} GB a second\n")
    print("an object is       objects   GETs a second   under way   LIST pages   GETs of an epoch, $   MDS index, MB")
    for size, name in ((sample, "a sample"), (1e6, "1 MB"), (64e6, "64 MB"), (512e6, "512 MB")):
        count = ceil(total / size)
        rate = count / hours / 3600
        print(f"{name:12} {count:>13,} {rate:>15,.1f} {rate * seconds(size):>11,.0f} {ceil(count / LIST_PAGE):>12,} "
              f"{count * GET:>21,.2f} {count * INDEX_ENTRY / 1e6:>15,.1f}")

    column = samples * 8
    print(f"\n{'':34}{'TB':>9}{'dollars':>10}")
    for name, moved, dollars in (
        ("an epoch in the same region", total, ceil(total / 64e6) * GET),
        ("an epoch from another region", total, ceil(total / 64e6) * GET + total * OTHER_REGION),
        ("all rewritten: read and write", 2 * total, ceil(total / 64e6) * (GET + LIST_OR_PUT)),
        ("the old copy, kept for a month", total, total * STORED),
        ("one new column of 8 bytes", column, ceil(column / 64e6) * LIST_OR_PUT),
        ("an epoch's order, 8 bytes each", column, 0),
    ):
        print(f"{name:34}{moved / 1e12:>9,.2f}{dollars:>10,.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--total", type=float, default=1e15, help="bytes")
    parser.add_argument("--sample", type=float, default=1e5, help="bytes")
    parser.add_argument("--hours", type=float, default=24, help="of an epoch")
    options = parser.parse_args()
    main(options.total, options.sample, options.hours)
