"""How large should a piece be? Requests to fetch 2,000 photos in pieces, and how well shards of each size mix."""

import argparse
import random
import shutil
from collections import Counter
from pathlib import Path

import boto3
from boto3.s3.transfer import TransferConfig

from samples import samples
from store import BUCKET, Store

ROOT = Path(".work/pieces")
PHOTOS, BATCH, CITIES = 2_000, 256, 10


def fetch(store, folder):
    """With boto3 alone: the folder is listed, then each object is fetched whole."""
    client = boto3.client("s3", endpoint_url=f"http://{store.address}")
    total = 0
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=f"{folder}/"):
        for found in page["Contents"]:
            total += len(client.get_object(Bucket=BUCKET, Key=found["Key"])["Body"].read())
    return total


def small_files():
    shutil.rmtree(ROOT, ignore_errors=True)
    photos = samples()["photo"][:PHOTOS].to_pylist()
    print(f"{PHOTOS:,} photos\n\nphotos an object  objects  LIST    GET  bytes a GET")
    with Store(ROOT) as store:
        for many in (1, 100, 1_000):
            folder = ROOT / f"by-{many}"
            folder.mkdir(parents=True)
            for begin in range(0, PHOTOS, many):
                (folder / f"{begin:06}").write_bytes(b"".join(photos[begin:begin + many]))
            total, counted = store.count(lambda: fetch(store, folder.name))
            assert total == sum(map(len, photos))
            print(f"{many:>16,} {PHOTOS // many:>8,} {counted.lists:>5} {counted.gets:>6,} {total // counted.gets:>12,}")

        shard = ROOT / "shard.mds"  # as large as MDSWriter makes one by default
        shard.write_bytes(bytes(1 << 26))
        client = boto3.client("s3", endpoint_url=f"http://{store.address}")
        # the call that mosaicml-streaming's S3Downloader makes
        _, counted = store.count(lambda: client.download_file(
            BUCKET, shard.name, str(ROOT / "fetched"), Config=TransferConfig(use_threads=False)))
        print(f"\none shard of {1 << 26:,} bytes, by boto3's download_file: {counted.heads} HEAD, {counted.gets} GETs")


def largest_city(rows, shard, opened, per_city):
    """Rows sorted by city; shards in random order, `opened` at a time, their rows mixed. The mean share of the largest."""
    dice = random.Random(7)
    order = dice.sample(range(rows // shard), rows // shard)
    mixed = []
    for begin in range(0, len(order), opened):
        block = [row for number in order[begin:begin + opened] for row in range(number * shard, (number + 1) * shard)]
        dice.shuffle(block)
        mixed += block
    shares = [max(Counter(row // per_city for row in mixed[begin:begin + BATCH]).values()) / BATCH
              for begin in range(0, rows - BATCH + 1, BATCH)]
    return sum(shares) / len(shares)


def mixing(rows):
    print(f"\n{rows:,} rows sorted by city, {CITIES} cities, batches of {BATCH}: mean share of the largest city\n")
    print("rows a shard  shards   1 open   4 open  16 open  16,000 rows open")
    for parts in (10, 50, 200, 1_000, 4_000):
        shard = rows // parts
        cells = "".join(f"{100 * largest_city(rows, shard, opened, rows // CITIES):>7.1f} %"
                        for opened in (1, 4, 16, max(1, 16_000 // shard)))
        print(f"{shard:>12,} {parts:>7,} {cells}  = {max(1, 16_000 // shard)} open")
    print(f"{'index shuffle':20}{100 * largest_city(rows, 1, rows, rows // CITIES):>7.1f} %")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=200_000)
    small_files()
    mixing(parser.parse_args().rows)
