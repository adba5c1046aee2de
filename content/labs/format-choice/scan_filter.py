"""Jobs 1 and 2: the mean of one column, and the prices of one hour."""

import datetime as dt
import json

import pyarrow.compute as pc
import pyarrow.orc as orc
import pyorc
from pyorc.enums import TypeKind
from pyorc.predicates import PredicateColumn

from readers import HEAD, line, mds, objects, of_lance, parquet, tar_samples
from samples import SAMPLES
from store import Store

BEGIN = dt.datetime(2026, 3, 1, 9, tzinfo=dt.timezone.utc)
END = dt.datetime(2026, 3, 1, 10, tzinfo=dt.timezone.utc)
HOUR = (pc.field("at") >= BEGIN) & (pc.field("at") < END)


def price_of_all(store):
    yield "Parquet", lambda: parquet(store).to_table(columns=["price"])["price"].to_pylist()
    yield "ORC", lambda: [price for file in objects(store, "orc")
                          for price in orc.ORCFile(file).read(["price"])["price"].to_pylist()]
    yield "Lance", lambda: of_lance(store).to_table(columns=["price"])["price"].to_pylist()

    def of_mds():
        data = mds()
        return [float(data[place]["price"]) for place in range(len(data))]
    yield "MDS", of_mds
    yield "tar", lambda: [json.loads(sample["json"])["price"] for file in objects(store, "tar")
                          for _, sample in tar_samples(file)]


def of_orc(store):
    """pyorc skips stripes and index entries that cannot match; the rows are filtered here."""
    at = PredicateColumn(TypeKind.TIMESTAMP_INSTANT, "at")
    prices = []
    for file in objects(store, "orc"):
        reader = pyorc.Reader(file, column_names=["at", "price"], predicate=(at >= BEGIN) & (at < END))
        prices += [price for moment, price in reader if BEGIN <= moment < END]
    return prices


def price_of_hour(store):
    yield "Parquet", lambda: parquet(store).to_table(columns=["price"], filter=HOUR)["price"].to_pylist()
    yield "ORC", lambda: of_orc(store)
    yield "Lance", lambda: of_lance(store).to_table(
        columns=["price"], filter=f"at >= timestamp '{BEGIN:%F %T}' AND at < timestamp '{END:%F %T}'"
    )["price"].to_pylist()

    def of_mds():
        data = mds()
        begin, end = (int(moment.timestamp() * 1000) for moment in (BEGIN, END))
        rows = (data[place] for place in range(len(data)))
        return [float(row["price"]) for row in rows if begin <= int(row["at"]) < end]
    yield "MDS", of_mds

    def of_tar():
        begin, end = (int(moment.timestamp() * 1000) for moment in (BEGIN, END))
        rows = (json.loads(sample["json"]) for file in objects(store, "tar") for _, sample in tar_samples(file))
        return [row["price"] for row in rows if begin <= row["at"] < end]
    yield "tar", of_tar


def main():
    with Store(".work/store") as store:
        for title, job in ((f"price of all {SAMPLES:,} samples", price_of_all),
                           ("price of one hour, of 24", price_of_hour)):
            print(title)
            print(HEAD)
            answers = []
            for name, action in job(store):
                prices, counted = store.count(action)
                answers.append(sorted(prices))
                line(name, counted, f"{len(prices):,} rows")
            assert all(answer == answers[0] for answer in answers), "the same rows"
            print()


if __name__ == "__main__":
    main()
