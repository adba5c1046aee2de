"""Rows that came after the index, and a filter on top. Run vector_index.py first."""

import os
import shutil

os.environ["LANCE_INCLUDE_VECTOR_CENTROIDS"] = "false"  # statistics without 16 × 128 numbers

from files import WORK, lance
from vector_index import ADDED, INDEXED, TABLE, embeddings, nearest, table

COPY = WORK / "grown.lance"


def covered(data):
    stats = data.stats.index_stats("by_vector")
    partitions = [index["num_partitions"] for index in stats["indices"]]
    return (f"{stats['num_indexed_rows']:,} rows indexed, {stats['num_unindexed_rows']:,} not;"
            f" partitions of its segments: {partitions}")


def steps(data, query, **how):
    """The names of a plan's steps that tell how rows are found."""
    how = {"column": "vector", "q": query, "k": 10, **how}
    plan = data.scanner(columns=["id", "_distance"], nearest=how).explain_plan(True)
    names = [line.strip().split(":")[0] for line in plan.splitlines()]
    return [name for name in names if name.startswith(("ANN", "KNN", "Union", "LanceScan"))]


def main():
    vectors, _ = embeddings()
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(TABLE, COPY)
    data = lance.write_dataset(table(vectors, INDEXED, INDEXED + ADDED), COPY, mode="append")
    query = vectors[5_500]  # a vector that was appended: it is its own nearest neighbour
    print("appended:", covered(data))
    print("plan:", " ← ".join(steps(data, query)))
    for title, how in (("search", {}), ("fast_search", {"fast_search": True})):
        found = data.scanner(columns=["id", "_distance"], **how,
                             nearest={"column": "vector", "q": query, "k": 3}).to_table()
        print(f"{title}: nearest are {found['id'].to_pylist()}")

    print("\nfilter shelf = 7, 20 of the 6,000 rows, k = 10")
    for prefilter in (False, True):
        found = data.scanner(columns=["id", "_distance"], filter="shelf = 7",
                             prefilter=prefilter,
                             nearest={"column": "vector", "q": query, "k": 10}).to_table()
        print(f"  prefilter={prefilter}: {len(found)} rows")

    data.optimize.optimize_indices()
    data = lance.dataset(COPY)
    print("\noptimize_indices:", covered(data))
    print("plan:", " ← ".join(steps(data, query)))

    data.optimize.compact_files()
    data = lance.dataset(COPY)
    print("compact_files:", covered(data))
    print(f"the nearest of row 5,500 is still found: {5_500 in nearest(data, query)}")


if __name__ == "__main__":
    main()
