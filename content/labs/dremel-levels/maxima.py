"""The maximal levels of each leaf: counted on the schema, and as pyarrow reports them."""

import pyarrow.parquet as pq

from dremel import maxima
from files import keep_rows, write_parcels
from schema import PARCEL, leaves


def print_tree(step, depth=0):
    kind = f" ({step.kind})" if step.kind in ("LIST", "MAP") else ""
    what = "group " if step.children else ""
    print(f"{'  ' * depth}{step.repetition} {what}{step.name}{kind}")
    for child in step.children:
        print_tree(child, depth + 1)


def main():
    for step in PARCEL:
        print_tree(step)
    file = write_parcels()
    keep_rows(file)
    columns = pq.ParquetFile(file).schema
    theirs = {c.path: (c.max_repetition_level, c.max_definition_level) for c in columns}
    print(f"\n{'leaf':38}{'max r':>6}{'bits':>5}{'max d':>6}{'bits':>5}")
    for name, path in leaves(PARCEL).items():
        r, d = maxima(path)
        print(f"{name:38}{r:>6}{r.bit_length():>5}{d:>6}{d.bit_length():>5}")
        assert theirs.pop(name) == (r, d)
    assert not theirs
    print("pyarrow 26.0.1 reports the same maxima")


if __name__ == "__main__":
    main()
