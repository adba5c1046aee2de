"""One small dataset through all changes: which files does each version add or take away?"""

import datetime

import pyarrow as pa

from files import WORK, fresh, lance, names_in

SMALL = WORK / "changes.lance"


def rows(begin, end):
    return pa.table({"id": pa.array(range(begin, end), pa.int64()),
                     "price": [number / 2 for number in range(begin, end)]})


def show(title, dataset, before):
    now = names_in(SMALL)
    folders = [name.split("/")[0] for name in sorted(now - before)]
    new = ", ".join(f"{folders.count(folder)} in {folder}" for folder in ("data", "_deletions")
                    if folder in folders)
    print(f"{title}\n  version {dataset.version}, {dataset.count_rows()} rows;"
          f" new files: {new or 'no data'}")
    for fragment in dataset.get_fragments():
        meta = fragment.metadata
        files = " and ".join(str(file.fields) for file in meta.files)
        gone = f", {meta.num_deletions} deleted" if meta.num_deletions else ""
        print(f"    fragment {fragment.fragment_id}: {meta.physical_rows} rows{gone};"
              f" files with fields {files}")
    return now


def where(dataset, number):
    """The row address of a parcel, and what stable row ids would keep: its row id."""
    row = dataset.to_table(filter=f"id = {number}", columns=["id"], with_row_id=True,
                           with_row_address=True).to_pylist()[0]
    address = row["_rowaddr"]
    return f"row id {row['_rowid']:,}, address {address >> 32} × 2³² + {address & 0xFFFFFFFF}"


def main():
    fresh(SMALL)
    before = set()
    for title, change in (
        ("write ids 0 to 99", lambda: lance.write_dataset(rows(0, 100), SMALL)),
        ("append ids 100 to 149",
         lambda: lance.write_dataset(rows(100, 150), SMALL, mode="append")),
        ("delete id < 10", lambda: lance.dataset(SMALL).delete("id < 10")),
        ("add a column", lambda: lance.dataset(SMALL).add_columns({"twice": "id * 2"})),
    ):
        change()
        dataset = lance.dataset(SMALL)
        before = show(title, dataset, before)
    print(f"\ntake([100]) gives id {dataset.take([100])['id'][0]};"
          f" version 1 still has {lance.dataset(SMALL, version=1).count_rows()} rows")
    print(f"id 147: {where(dataset, 147)}\n")

    for title, change in (
        ("update one row", lambda data: data.update({"price": "price + 1"}, where="id = 50")),
        ("drop the column again", lambda data: data.drop_columns(["twice"])),
        ("compact", lambda data: data.optimize.compact_files()),
    ):
        change(dataset)
        dataset = lance.dataset(SMALL)
        before = show(title, dataset, before)
    print(f"id 147: {where(dataset, 147)}\n")

    data_files = [name for name in before if name.startswith("data/")]
    print(f"{len(data_files)} data files,"
          f" versions {[version['version'] for version in dataset.versions()]}")
    for title, age in (("clean up", None), ("clean up, older than 0", datetime.timedelta(0))):
        removed = dataset.cleanup_old_versions(older_than=age)
        print(f"{title}: {removed.old_versions} versions,"
              f" {removed.data_files_removed} data files removed")

    for stable in (False, True):
        lance.write_dataset(rows(0, 100), fresh(SMALL), enable_stable_row_ids=stable)
        lance.write_dataset(rows(100, 150), SMALL, mode="append")
        dataset = lance.dataset(SMALL)
        print(f"\nstable row ids: {stable}\n  id 147: {where(dataset, 147)}")
        dataset.optimize.compact_files()
        print(f"  compacted: {where(lance.dataset(SMALL), 147)}")


if __name__ == "__main__":
    main()
