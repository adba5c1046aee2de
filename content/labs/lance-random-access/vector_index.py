"""A small IVF_PQ index: what it stores, what a query reads, and how many neighbours it finds.

Lance would train centroids and codebook from a random sample. Here numpy does, from fixed
seeds, and Lance builds its index on them: each run gives the same numbers.
"""

import numpy as np
import pyarrow as pa

from files import WORK, Counted, fresh, lance, names_in

TABLE = WORK / "search.lance"
WIDTH, PARTITIONS, PIECES, WORDS = 128, 16, 16, 256
INDEXED, ADDED, QUERIES, NEAREST = 5_000, 1_000, 100, 10
EACH, HIDDEN = WIDTH // PIECES, 12


def embeddings():
    """128 numbers that depend on 12 hidden ones, as a model's depend on what a photo shows."""
    dice = np.random.default_rng(7)
    count = INDEXED + ADDED + QUERIES
    hidden = dice.standard_normal((count, HIDDEN))
    mixed = hidden @ dice.standard_normal((HIDDEN, WIDTH))
    found = (mixed + 0.3 * dice.standard_normal((count, WIDTH))).astype(np.float32)
    return found[:-QUERIES], found[-QUERIES:]


def closest(points, middles):
    return np.argmin((middles * middles).sum(1) - 2 * points @ middles.T, axis=1)


def k_means(points, count, seed, rounds=8):
    """`count` middles: each is the mean of the points that are closest to it."""
    points = points.astype(np.float64)
    middles = points[np.random.default_rng(seed).choice(len(points), count, replace=False)]
    for _ in range(rounds):
        owner = closest(points, middles)
        for number in range(count):
            if (owner == number).any():
                middles[number] = points[owner == number].mean(0)
    return middles.round(3).astype(np.float32)


def table(vectors, begin, end):
    lists = pa.FixedSizeListArray.from_arrays(pa.array(vectors[begin:end].ravel()), WIDTH)
    return pa.table({"id": pa.array(range(begin, end), pa.int64()),
                     "shelf": pa.array([number % 300 for number in range(begin, end)]),
                     "vector": lists})


def build(vectors):
    dataset = lance.write_dataset(table(vectors, 0, INDEXED), fresh(TABLE))
    sample = vectors[:INDEXED]
    centroids = k_means(sample, PARTITIONS, seed=1)
    # The quantizer works on what is left after the centroid has been subtracted.
    rest = sample - centroids[closest(sample, centroids)]
    codebook = np.stack([k_means(rest[:, piece * EACH:(piece + 1) * EACH], WORDS, seed=piece)
                         for piece in range(PIECES)])
    dataset.create_index(
        "vector", "IVF_PQ", name="by_vector", metric="l2", num_partitions=PARTITIONS,
        num_sub_vectors=PIECES, num_bits=8,
        ivf_centroids=pa.FixedSizeListArray.from_arrays(pa.array(centroids.ravel()), WIDTH),
        pq_codebook=pa.FixedSizeListArray.from_arrays(pa.array(codebook.ravel()), EACH))


def nearest(data, query, **how):
    how = {"column": "vector", "q": query, "k": NEAREST, **how}
    found = data.scanner(columns=["id", "_distance"], nearest=how).to_table()
    return set(found["id"].to_pylist())


def recall(data, queries, truth, **how):
    hits = sum(len(true & nearest(data, query, **how)) for query, true in zip(queries, truth))
    return hits / (QUERIES * NEAREST)


def main():
    vectors, queries = embeddings()
    build(vectors)
    files = {name.rsplit("/", 1)[1]: (TABLE / name).stat().st_size
             for name in names_in(TABLE) if name.startswith("_indices/")}
    codes, ids = INDEXED * PIECES, INDEXED * 8  # ids are packed in the file
    print(f"{INDEXED:,} vectors: {INDEXED * WIDTH * 4:,} bytes; index files:"
          f" {', '.join(f'{size:,}' for _, size in sorted(files.items()))}")
    print(f"computed: codes {codes:,}, row ids {ids:,} before packing, codebook"
          f" {PIECES * WORDS * EACH * 4:,}, centroids {PARTITIONS * WIDTH * 4:,}")

    data = lance.dataset(TABLE)
    truth = [nearest(data, query, use_index=False) for query in queries]
    print(f"\n{'':40}{'recall@10':>9}{'first query: reads':>20}{'bytes':>12}")
    for title, how in (
        ("no index", {"use_index": False}),
        *((f"nprobes {probes:>2}{f', refine_factor {refine}' if refine else ''}",
           {"nprobes": probes, **({"refine_factor": refine} if refine else {})})
          for refine in (None, 10) for probes in (1, 4, 16)),
    ):
        _, reads, total = Counted(TABLE).count(lambda d: nearest(d, queries[0], **how))
        found = recall(data, queries, truth, **how)
        print(f"{title:40}{found:>9.3f}{reads:>20,}{total:>12,}")


if __name__ == "__main__":
    main()
