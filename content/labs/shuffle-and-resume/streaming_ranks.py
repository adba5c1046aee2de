"""mosaicml-streaming: kill in mid epoch, and resume with other ranks, workers, or another batch.

384 parcels in local MDS shards. Each rank is a process; RANK, WORLD_SIZE and LOCAL_WORLD_SIZE tell the
library its place, so all ranks are on one node. After step 5 the state is saved, after step 8 all
are killed; new processes load the state. The "model" is the list of parcels.
"""

import argparse
import json
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

PARCELS, GLOBAL_BATCH, SEED, SAVE_AT, KILL_AFTER = 384, 24, 7, 5, 8
FOLDER = Path(".work/streaming")


def write():
    from streaming import MDSWriter
    shutil.rmtree(FOLDER, ignore_errors=True)
    with MDSWriter(out=str(FOLDER / "mds"), columns={"id": "int"}, size_limit=448) as writer:
        for parcel in range(PARCELS):
            writer.write({"id": parcel})
    return len(json.loads((FOLDER / "mds" / "index.json").read_text())["shards"])


def train(rank, batch, workers, kill_after, canonical):
    from streaming import StreamingDataLoader, StreamingDataset
    dataset = StreamingDataset(local=str(FOLDER / "mds"), shuffle=True, shuffle_seed=SEED,
                               batch_size=batch, num_canonical_nodes=canonical)
    loader = StreamingDataLoader(dataset, batch_size=batch, num_workers=workers)
    state_file = FOLDER / "state.json"
    done = 0
    if kill_after == 0 and state_file.exists():
        state = json.loads(state_file.read_text())
        loader.load_state_dict(state)
        done = SAVE_AT
    steps = []
    for step, part in enumerate(loader, start=done + 1):
        steps.append(part["id"].tolist())
        if step == SAVE_AT and kill_after:
            (FOLDER / f"rank-{rank}.json").write_text(json.dumps(steps))
            if rank == 0:
                state_file.write_text(json.dumps(loader.state_dict()))
        if step == kill_after:
            os.killpg(0, signal.SIGKILL)
    (FOLDER / f"rank-{rank}.json").write_text(json.dumps(steps))
    os._exit(0)


def start(ranks, batch, workers, kill_after=0, canonical=2):
    """All ranks; then the global batches that they wrote down."""
    for path in FOLDER.glob("rank-*.json"):
        path.unlink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    processes = []
    for rank in range(ranks):
        env = {**os.environ, "RANK": str(rank), "WORLD_SIZE": str(ranks), "LOCAL_RANK": str(rank),
               "LOCAL_WORLD_SIZE": str(ranks), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port,
               "GLOO_SOCKET_IFNAME": "lo", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, __file__, "--train",
                   *map(str, (rank, batch, workers, kill_after, canonical))]
        processes.append(subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL,
                                          stderr=subprocess.DEVNULL, start_new_session=True))
    codes = [process.wait() for process in processes]
    assert set(codes) == {-signal.SIGKILL if kill_after else 0}, codes
    steps = [json.loads((FOLDER / f"rank-{rank}.json").read_text()) for rank in range(ranks)]
    return [sum(parts, []) for parts in zip(*steps)]


def clean():
    from streaming.base.util import clean_stale_shared_memory
    clean_stale_shared_memory()


def main():
    shards = write()
    print(f"{PARCELS} parcels in {shards} MDS shards; shuffled with {SEED}; "
          f"2 ranks × batches of {GLOBAL_BATCH // 2}, 2 workers each\n")
    clean()
    undisturbed = start(2, GLOBAL_BATCH // 2, 2)
    clean()
    start(2, GLOBAL_BATCH // 2, 2, KILL_AFTER)
    before = undisturbed[:SAVE_AT]
    state = (FOLDER / "state.json").read_text()
    print(f"the state of step {SAVE_AT}: {state}\n")
    print("resumed with        batch  steps  trained  lost  doubled  same global batches")
    for ranks, batch, workers in [(2, 12, 2), (4, 6, 2), (3, 8, 2), (1, 24, 0), (2, 12, 3), (4, 12, 2)]:
        clean()
        after = start(ranks, batch, workers)
        copies = Counter(parcel for step in before + after for parcel in step)
        doubled = sum(times > 1 for times in copies.values())
        same = [set(step) for step in before + after] == [set(step) for step in undisturbed]
        print(f"{ranks} × {workers} workers        {batch:>5}  {len(after):>5}  {copies.total():>7}  "
              f"{PARCELS - len(copies):>4}  {doubled:>7}  {'yes' if same else 'no'}")
    (FOLDER / "state.json").unlink()
    print("\na new run from sample 0: is its first global batch that of 2 ranks and 2 canonical nodes?")
    for ranks, canonical in [(4, 2), (2, 4)]:
        clean()
        other = start(ranks, GLOBAL_BATCH // ranks, 2, canonical=canonical)
        print(f"  {ranks} ranks, {canonical} canonical nodes: "
              f"{'yes' if set(other[0]) == set(undisturbed[0]) else 'no'}")
    clean()


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    parser = argparse.ArgumentParser()
    parser.add_argument("--train", nargs=5, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.train:
        train(*options.train)
    else:
        main()
