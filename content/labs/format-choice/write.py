"""Writes the same 20,000 samples as Parquet, ORC, Lance, MDS shards and tar shards."""

import io
import json
import shutil
import tarfile
import warnings
from pathlib import Path

import lance
import pyarrow as pa
import pyarrow.orc as orc
import pyarrow.parquet as pq

from samples import FILES, PIECE, SAMPLES, samples

ROOT = Path(".work/store")
FORMATS = ["parquet", "orc", "lance", "mds", "tar"]
MDS_COLUMNS = {"id": "int", "at": "int", "city": "str", "price": "float64", "vector": "ndarray:float32:128",
               "photo": "bytes"}
# MDSWriter cuts by bytes: about 1,000 samples. Its default is 64 MiB.
MDS_LIMIT = 4_600_000


def write_parquet(table, folder, piece=PIECE):
    """No statistics of photos: their smallest and largest would stand in the footer, some 4 kB each."""
    for number in range(FILES):
        pq.write_table(part(table, number), new(folder) / f"part-{number}.parquet", row_group_size=piece,
                       compression="zstd", use_dictionary=["city"],
                       write_statistics=["id", "at", "city", "price"])


def write_orc(table, folder):
    lists = table["vector"].cast(pa.list_(pa.float32()))  # ORC has no list of a fixed size
    table = table.set_column(table.schema.get_field_index("vector"), "vector", lists)
    for number in range(FILES):
        with orc.ORCWriter(str(new(folder) / f"part-{number}.orc"), compression="zstd", stripe_size=1 << 20,
                           batch_size=PIECE, row_index_stride=1_000) as writer:
            rows = part(table, number)
            for begin in range(0, len(rows), PIECE):
                writer.write(rows.slice(begin, PIECE))


def write_lance(table, folder):
    # Batches that own their memory: Lance counts what a slice shares with its table.
    batches = [pa.RecordBatch.from_pylist(table.slice(begin, PIECE).to_pylist(), schema=table.schema)
               for begin in range(0, len(table), PIECE)]
    lance.write_dataset(pa.RecordBatchReader.from_batches(table.schema, batches), folder,
                        max_rows_per_file=SAMPLES // FILES)


def write_mds(table, folder):
    from streaming import MDSWriter
    with MDSWriter(out=str(folder), columns=MDS_COLUMNS, size_limit=MDS_LIMIT) as writer:
        for row in rows_of(table):
            writer.write(row)


def write_tar(table, folder):
    """Two members a sample, with one name and two endings, as WebDataset reads them."""
    for begin in range(0, len(table), PIECE):
        with tarfile.open(new(folder) / f"shard-{begin // PIECE:05}.tar", "w", format=tarfile.USTAR_FORMAT) as tar:
            for row in rows_of(table.slice(begin, PIECE)):
                photo, vector = row.pop("photo"), row.pop("vector")
                name = f"{row['id']:06}"
                for ending, data in (("jpg", photo), ("json", json.dumps(row).encode()), ("vec", vector.tobytes())):
                    member = tarfile.TarInfo(f"{name}.{ending}")
                    member.size = len(data)
                    tar.addfile(member, io.BytesIO(data))


WRITERS = {"parquet": write_parquet, "orc": write_orc, "lance": write_lance, "mds": write_mds, "tar": write_tar}


def rows_of(table):
    import numpy as np
    for row in table.set_column(1, "at", table["at"].cast(pa.int64())).to_pylist():
        row["vector"] = np.array(row["vector"], np.float32)
        yield row


def part(table, number):
    count = len(table) // FILES
    return table.slice(number * count, count)


def new(folder):
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def files(folder):
    return sorted(path for path in Path(folder).rglob("*") if path.is_file())


def size(folder):
    return sum(path.stat().st_size for path in files(folder))


def main():
    table = samples()
    shutil.rmtree(ROOT, ignore_errors=True)
    plain = sum(table[name].nbytes for name in table.schema.names)
    print(f"{SAMPLES:,} samples, {plain:,} bytes in memory: photos {table['photo'].nbytes:,}, "
          f"vectors {table['vector'].nbytes:,}, the other four columns "
          f"{plain - table['photo'].nbytes - table['vector'].nbytes:,}\n")
    print("format   files         bytes  pieces")
    for name, write in WRITERS.items():
        write(table, ROOT / name)
        folder = ROOT / name
        if name == "parquet":
            count = sum(pq.read_metadata(path).num_row_groups for path in files(folder))
            pieces = f"{count} row groups"
        elif name == "orc":
            pieces = f"{sum(orc.ORCFile(path).nstripes for path in files(folder))} stripes"
        elif name == "lance":
            pieces = f"{len(lance.dataset(folder).get_fragments())} fragments"
        elif name == "mds":
            shards = json.loads((folder / "index.json").read_text())["shards"]
            pieces = f"{len(shards)} shards, of {shards[0]['samples']} samples or so"
        else:
            pieces = f"{len(files(folder))} shards"
        print(f"{name:8} {len(files(folder)):>5}  {size(folder):>12,}  {pieces}")
    print("\nwhat must be known before the first sample, in bytes")
    footers = sum(pq.read_metadata(path).serialized_size for path in files(ROOT / "parquet"))
    index = (ROOT / "mds" / "index.json").stat().st_size
    manifest = max(files(ROOT / "lance" / "_versions"), key=lambda path: path.stat().st_size).stat().st_size
    print(f"parquet  footers      {footers:>6,}  {footers / 20:>6.0f} a row group")
    print(f"lance    manifest     {manifest:>6,}  for 4 fragments")
    print(f"mds      index.json   {index:>6,}  {index / len(shards):>6.0f} a shard")


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    main()
