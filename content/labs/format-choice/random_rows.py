"""Job 3: photo and city of samples at random places. `--piece 100` writes Parquet with row groups of 100 rows."""

import argparse
import random
import shutil
from pathlib import Path

import lance
import pyarrow.parquet as pq
import pyorc

from readers import HEAD, line, mds, objects, of_lance, tar_samples
from samples import PIECE, SAMPLES
from store import Store

COLUMNS = ["city", "photo"]
FILE = SAMPLES // 4
STRIDE = 1_000  # rows of an index entry in the ORC files


class Parquet:
    """Open files keep their footers; a call reads the row groups that hold a wanted row."""

    def __init__(self, store, piece, folder):
        self.files = [pq.ParquetFile(file, pre_buffer=True) for file in objects(store, folder)]
        self.piece = piece

    def take(self, wanted):
        photos = {}
        for number, file in enumerate(self.files):
            rows = [row - number * FILE for row in wanted if row // FILE == number]
            groups = sorted({row // self.piece for row in rows})
            if groups:
                table = file.read_row_groups(groups, columns=COLUMNS, use_threads=False)
                for row in rows:
                    place = groups.index(row // self.piece) * self.piece + row % self.piece
                    photos[row + number * FILE] = table["photo"][place].as_py()
        return [photos[row] for row in wanted]


class Orc:
    """pyorc seeks to the index entry before a row, and reads on from there."""

    def __init__(self, store):
        self.readers = [pyorc.Reader(file, column_names=COLUMNS) for file in objects(store, "orc")]

    def take(self, wanted):
        photos, number, place = [], None, None
        for row in wanted:
            reader, inside = self.readers[row // FILE], row % FILE
            if number != row // FILE or inside // STRIDE != place // STRIDE:
                reader.seek(inside)
                number, place = row // FILE, inside
            while place < inside:
                next(reader)
                place += 1
            photos.append(next(reader)[1])
            place += 1
        return photos


class Lance:
    def __init__(self, store):
        self.data = of_lance(store)

    def take(self, wanted):
        return self.data.take(wanted, columns=COLUMNS)["photo"].to_pylist()


def lance_on_disk(asked):
    """The same calls on local files, counted by Lance itself, from the data files on."""
    data, cells = lance.dataset(".work/store/lance"), []
    for _, wanted in asked:
        data.io_stats_incremental()
        data.take(wanted, columns=COLUMNS)
        stats = data.io_stats_incremental()
        cells.append(f"{stats.read_iops:>9,}{stats.read_bytes:>12,}")
    print(f"{'Lance, local files':23}{'':21}" + "".join(cells))


class Mds:
    def __init__(self, _):
        self.data = mds()

    def take(self, wanted):
        return [self.data[row]["photo"] for row in wanted]


class Tar:
    """Fetches the shards with a wanted sample; the program knows that each has 1,000."""

    def __init__(self, store):
        self.files = list(objects(store, "tar"))

    def take(self, wanted):
        photos = {}
        for shard in {row // PIECE for row in wanted}:
            self.files[shard].seek(0)
            photos.update((int(name), sample["jpg"]) for name, sample in tar_samples(self.files[shard]))
        return [photos[row] for row in wanted]


def main(piece):
    folder = "parquet"
    if piece != PIECE:
        from samples import samples
        from write import write_parquet
        folder = "parquet-pieces"
        shutil.rmtree(Path(".work/store") / folder, ignore_errors=True)
        write_parquet(samples(), Path(".work/store") / folder, piece)
    dice = random.Random(7)
    asked = [("one sample", [dice.randrange(SAMPLES)])]
    asked += [(f"{title} 256", sorted(dice.sample(range(SAMPLES), 256))) for title in ("a batch of", "another batch of")]
    with Store(".work/store") as store:
        print(f"{'':23}" + "".join(f"{title:>21}" for title, _ in (("open", 0), *asked)))
        print(f"{'':23}" + f"{'requests':>9}{'bytes':>12}" * 4)
        answers = []
        for name, make in ((f"Parquet, groups of {piece}", lambda: Parquet(store, piece, folder)),
                           ("ORC", lambda: Orc(store)), ("Lance", lambda: Lance(store)),
                           ("MDS", lambda: Mds(store)), ("tar", lambda: Tar(store))):
            reader, counted = store.count(make)
            cells, photos = [counted], []
            for _, wanted in asked:
                found, counted = store.count(lambda: reader.take(wanted))
                photos.append(found)
                cells.append(counted)
            answers.append(photos)
            print(f"{name:23}" + "".join(f"{cell.requests:>9,}{cell.sent:>12,}" for cell in cells), flush=True)
        assert all(answer == answers[0] for answer in answers), "the same photos"
        lance_on_disk(asked)
        print(f"\nphotos wanted: " + ", ".join(f"{len(photos):,} of {sum(map(len, photos)):,} bytes"
                                               for photos in answers[0]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--piece", type=int, default=PIECE)
    main(parser.parse_args().piece)
