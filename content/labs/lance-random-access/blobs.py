"""Photos of parcels, as plain binary values and as blobs. What does one of them cost?"""

import numpy as np
import pyarrow as pa
from lance import blob_array, blob_field

from files import WORK, Counted, fresh, lance, names_in

KIND = {0: "inline", 1: "packed", 2: "dedicated"}
# 16 photos of each size; of the largest, 4.
SIZES = {"16 KiB": (16 << 10, 16), "256 KiB": (256 << 10, 16), "5 MiB": (5 << 20, 4)}


def write(name, size, count):
    dice = np.random.default_rng(5)
    photos = [dice.bytes(size) for _ in range(count)]
    ids = pa.array(range(count), pa.int64())
    plain = fresh(WORK / f"plain-{name.replace(' ', '')}.lance")
    lance.write_dataset(pa.table({"id": ids, "photo": pa.array(photos, pa.large_binary())}), plain)
    blobs = fresh(WORK / f"blob-{name.replace(' ', '')}.lance")
    schema = pa.schema([pa.field("id", pa.int64()), blob_field("photo")])
    lance.write_dataset(pa.table([ids, blob_array(photos)], schema=schema), blobs)
    return photos, plain, blobs


def show_files(folder):
    sizes = {}
    for name in names_in(folder):
        if name.startswith("data/"):
            kind = name.rsplit(".", 1)[1]
            sizes.setdefault(kind, []).append((folder / name).stat().st_size)
    print("  files:", "; ".join(f"{len(found)} .{kind} with {sum(found):,} bytes"
                                for kind, found in sorted(sizes.items(), reverse=True)))


def line(title, reads, total):
    print(f"  {title:44}{reads:>5,}{total:>12,}")


def main():
    for name, (size, count) in SIZES.items():
        photos, plain, blobs = write(name, size, count)
        print(f"{f'{count} photos of {name}':46}{'reads':>5}{'bytes':>12}")
        counted = Counted(plain)
        line("plain: take one row", *counted.count(lambda data: data.take([2], columns=["photo"]))[1:])
        line("plain: take another", *counted.count(lambda data: data.take([3], columns=["photo"]))[1:])
        counted = Counted(blobs)
        table, *cost = counted.count(lambda data: data.take([2], columns=["photo"]))
        line("blob: take one row", *cost)
        descriptor = table["photo"][0].as_py()
        (photo,), *cost = counted.count(lambda data: data.take_blobs("photo", indices=[3]))
        line("blob: a handle of another", *cost)
        value, *cost = counted.count(lambda _: photo.readall())
        assert value == photos[3]
        line("blob: read it", *cost)
        show_files(blobs)
        print(f"  the row has: {KIND[descriptor['kind']]}, file {descriptor['blob_id']},"
              f" position {descriptor['position']:,}, size {descriptor['size']:,}")


if __name__ == "__main__":
    main()
