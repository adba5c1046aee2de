"""How each format answers: what all jobs share. Each reader begins anew, with nothing in memory or on disk."""

import io
import logging
import shutil
import tarfile
import warnings
from pathlib import Path

import lance
import pyarrow.dataset as ds
from pyarrow.fs import FileSelector

from samples import PIECE, SAMPLES
from store import BUCKET

CACHE = Path(".work/cache")  # where mosaicml-streaming puts the shards that it has fetched
PER_FILE = SAMPLES // 4 // PIECE  # row groups or stripes of a file


def objects(store, folder):
    """The objects of a folder, each open: a LIST, then a HEAD for each."""
    fs = store.arrow()
    for info in sorted(fs.get_file_info(FileSelector(f"{BUCKET}/{folder}")), key=lambda info: info.path):
        yield fs.open_input_file(info.path)


def parquet(store, folder="parquet"):
    """pyarrow's dataset: lists the folder, and reads footers when it needs them."""
    return ds.dataset(f"{BUCKET}/{folder}", format="parquet", filesystem=store.arrow())


def of_lance(store, folder="lance"):
    return lance.dataset(f"s3://{BUCKET}/{folder}", storage_options=store.lance_options())


def mds(**options):
    """mosaicml-streaming: fetches its index now, and a shard whole when a sample of it is wanted."""
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    from streaming import StreamingDataset
    from streaming.base.util import clean_stale_shared_memory
    clean_stale_shared_memory()
    shutil.rmtree(CACHE, ignore_errors=True)
    return StreamingDataset(remote=f"s3://{BUCKET}/mds", local=str(CACHE), batch_size=1, **options)


def tar_samples(file):
    """The samples of a shard, fetched whole and read from its begin: tar has no index."""
    sample, name = {}, None
    with tarfile.open(fileobj=io.BytesIO(file.read()), mode="r|") as tar:
        for member in tar:
            begin, _, ending = member.name.partition(".")
            if begin != name and sample:
                yield name, sample
                sample = {}
            name = begin
            sample[ending] = tar.extractfile(member).read()
    if sample:
        yield name, sample


HEAD = f"{'':34}{'requests':>9}{'bytes':>14}"


def line(title, counted, note=""):
    print(f"{title:34}{counted.requests:>9,}{counted.sent:>14,}  {note}".rstrip(), flush=True)
