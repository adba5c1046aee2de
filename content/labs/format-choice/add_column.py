"""Job 4: a new column, `cents` = price × 100. What must be read from the store, and what written?"""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.orc as orc
import pyarrow.parquet as pq

from readers import mds, objects, of_lance, parquet
from samples import PIECE, SAMPLES
from store import Store
from write import MDS_COLUMNS, MDS_LIMIT, ROOT, files, new, part, rows_of, size, write_orc, write_parquet, write_tar

GROWN = Path(".work/grown")


def with_cents(table):
    return table.append_column("cents", pc.cast(pc.round(pc.multiply(table["price"], 100)), pa.int64()))


def rewrite_parquet(store):
    table = pa.concat_tables(pq.read_table(file) for file in objects(store, "parquet"))
    write_parquet(with_cents(table), GROWN / "parquet")


def side_files(store):
    """The old files stay. New files have the new column alone, for the same rows in the same order."""
    table = with_cents(parquet(store).to_table(columns=["id", "price"])).sort_by("id")
    for number in range(4):
        pq.write_table(part(table.select(["id", "cents"]), number), new(GROWN / "side") / f"cents-{number}.parquet",
                       row_group_size=PIECE, compression="zstd")


def rewrite_orc(store):
    table = pa.concat_tables(orc.ORCFile(file).read() for file in objects(store, "orc"))
    write_orc(with_cents(table), GROWN / "orc")


def rewrite_mds(store):
    from streaming import MDSWriter
    data = mds()
    with MDSWriter(out=str(GROWN / "mds"), columns={**MDS_COLUMNS, "cents": "int"}, size_limit=MDS_LIMIT) as writer:
        for place in range(len(data)):
            row = data[place]
            writer.write({**row, "cents": round(float(row["price"]) * 100)})


def rewrite_tar(store):
    """The store gives the shards; the new ones are made from the same rows, with one value more in each .json."""
    for file in objects(store, "tar"):
        file.read()
    write_tar(with_cents(pq.read_table(ROOT / "parquet")), GROWN / "tar")


def main():
    shutil.rmtree(GROWN, ignore_errors=True)
    print(f"cents for {SAMPLES:,} samples\n")
    print(f"{'':24}{'requests':>9}{'bytes read':>14}{'bytes written':>15}{'new objects':>13}")
    with Store(ROOT) as store:
        for name, folder, action in (("Parquet, rewritten", "parquet", rewrite_parquet),
                                     ("Parquet, side files", "side", side_files),
                                     ("ORC, rewritten", "orc", rewrite_orc),
                                     ("MDS, rewritten", "mds", rewrite_mds),
                                     ("tar, rewritten", "tar", rewrite_tar)):
            _, counted = store.count(lambda: action(store))
            print(f"{name:24}{counted.requests:>9,}{counted.sent:>14,}{size(GROWN / folder):>15,}"
                  f"{len(files(GROWN / folder)):>13}", flush=True)

        copy = ROOT / "lance-grown"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(ROOT / "lance", copy)
        before = set(files(copy))
        data = of_lance(store, "lance-grown")
        _, counted = store.count(lambda: data.add_columns({"cents": "cast(round(price * 100) as bigint)"}))
        made = [path for path in files(copy) if path not in before]
        print(f"{'Lance, add_columns':24}{counted.requests:>9,}{counted.sent:>14,}{counted.received:>15,}{len(made):>13}")
        kinds = {folder: sum(path.parent.name == folder for path in made) for folder in ("data", "_versions", "_transactions")}
        print("\nLance's new objects: " + ", ".join(f"{count} in {folder}" for folder, count in kinds.items()))
        old, grown = of_lance(store).to_table(columns=["price"]), data.to_table(columns=["price", "cents"])
        assert old["price"] == grown["price"] and grown["cents"] == with_cents(old)["cents"]
        print("version", data.version, "has", len(data.schema.names), "columns; the prices are the same")


if __name__ == "__main__":
    main()
