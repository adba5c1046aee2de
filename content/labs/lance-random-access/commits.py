"""Two writers open the same version, and commit one after the other. What does the second get?"""

from files import WORK, fresh, lance
from versions import rows

TABLE = WORK / "writers.lance"


def append(data):
    lance.write_dataset(rows(500, 510), data, mode="append")


def overwrite(data):
    lance.write_dataset(rows(900, 910), data, mode="overwrite")


def delete(condition):
    return lambda data: data.delete(condition)


def add(data):
    data.add_columns({"twice": "id * 2"})


def compact(data):
    data.optimize.compact_files()


PAIRS = [
    ("append", append, "append", append),
    ("append", append, "overwrite", overwrite),
    ("overwrite", overwrite, "append", append),
    ("delete id 5", delete("id = 5"), "delete id 6, same fragment", delete("id = 6")),
    ("delete id 5", delete("id = 5"), "compact", compact),
    ("compact", compact, "delete id 5", delete("id = 5")),
    ("append", append, "add a column", add),
    ("add a column", add, "append", append),
]


def main():
    for first, one, second, two in PAIRS:
        lance.write_dataset(rows(0, 100), fresh(TABLE))
        lance.write_dataset(rows(100, 150), TABLE, mode="append")
        a, b = lance.dataset(TABLE), lance.dataset(TABLE)
        one(a)
        try:
            two(b)
            result = "committed"
        except Exception as error:  # pylance raises OSError for most of them
            text = str(error)
            result = "refused, may be retried" if "Retryable" in text else "refused"
            assert "conflict" in text or "ncompatible" in text, text
        now = lance.dataset(TABLE)
        nulls = ""
        if "twice" in now.schema.names:
            nulls = f", {now.to_table()['twice'].null_count} nulls in the new column"
        print(f"{first:14}then {second:28}{result:24}{now.count_rows()} rows{nulls}")


if __name__ == "__main__":
    main()
