"""Holds shred() and assemble() against two engines: pyarrow writes the files, parquet-java reads their levels."""

import random

import pyarrow as pa
import pyarrow.parquet as pq

import from_java
from dremel import assemble, maxima, shred
from files import folder, write_parcels
from parcels import PARCELS
from schema import PARCEL, arrow_schema, leaf, leaves, list_of, map_of, struct

SCHEMAS = 200


def random_field(dice, name, depth):
    repetition = dice.choice(["required", "optional"])
    kind = dice.choice(["leaf", "list", "struct", "map"]) if depth else "leaf"
    if kind == "leaf":
        return leaf(name, repetition, dice.choice([pa.int32(), pa.string()]))
    if kind == "list":
        return list_of(name, repetition, random_field(dice, "element", depth - 1))
    if kind == "map":
        key = leaf("key", "required", dice.choice([pa.int32(), pa.string()]))
        return map_of(name, repetition, key, random_field(dice, "value", depth - 1))
    inner = [random_field(dice, f"f{n}", depth - 1) for n in range(dice.randint(1, 3))]
    return struct(name, repetition, *inner)


def random_value(dice, step):
    if step.repetition == "optional" and dice.random() < 0.3:
        return None
    if step.kind == "LIST":
        element = step.children[0].children[0]
        return [random_value(dice, element) for _ in range(dice.choice([0, 0, 1, 2, 3]))]
    if step.kind == "MAP":
        pair = step.children[0].children
        keys = dice.sample(range(100), dice.choice([0, 1, 2]))
        made = [k if pair[0].arrow == pa.int32() else f"k{k}" for k in keys]
        return [(key, random_value(dice, pair[1])) for key in made]
    if step.children:
        return {child.name: random_value(dice, child) for child in step.children}
    number = dice.randrange(1_000)
    return number if step.arrow == pa.int32() else f"w{number}"


def as_text(entries):
    return [(r, d, None if value is None else str(value)) for r, d, value in entries]


def compare(fields, records, theirs, file):
    """The columns, after all three ways have agreed."""
    columns = {}
    for name, path in leaves(fields).items():
        columns[name] = shred(path, records)
        assert theirs[name][:2] == maxima(path), (file, name)
        assert theirs[name][2] == as_text(columns[name]), (file, name)
    assert assemble(fields, columns) == records, file
    assert pq.read_table(file).to_pylist() == records, file
    return columns


def main():
    write_parcels()
    theirs = from_java.levels(folder("parcels"))["parcels-nested"]
    compare(PARCEL, PARCELS, theirs, folder("parcels") / "parcels-nested.parquet")
    print("five parcels: what parquet-java says of stops.list.element.scans.list.element")
    for r, d, value in theirs["stops.list.element.scans.list.element"][2]:
        print(f"  r {r}  d {d}  {value or '-'}")
    print("shred() gives the same for all 7 columns")

    dice = random.Random(24)
    made = {}
    for number in range(SCHEMAS):
        fields = [random_field(dice, f"c{n}", 3) for n in range(dice.randint(1, 3))]
        records = [{step.name: random_value(dice, step) for step in fields} for _ in range(20)]
        table = pa.Table.from_pylist(records, schema=arrow_schema(fields))
        name = f"random-{number:03}"
        pq.write_table(table, folder("random") / f"{name}.parquet", compression="none",
                       data_page_version=dice.choice(["1.0", "2.0"]))
        made[name] = (fields, records)
    found = from_java.levels(folder("random"))
    count, entries, values, paths = 0, 0, 0, []
    for name, (fields, records) in made.items():
        columns = compare(fields, records, found[name], folder("random") / f"{name}.parquet")
        count += len(columns)
        entries += sum(map(len, columns.values()))
        values += sum(value is not None for column in columns.values() for *_, value in column)
        paths += [maxima(path) for path in leaves(fields).values()]
    print(f"\n{SCHEMAS} random schemas, 20 records each: {count} leaves, {entries:,} entries, {values:,} values")
    print(f"  deepest: max r {max(r for r, _ in paths)}, max d {max(d for _, d in paths)}")
    print("  levels by shred() and by parquet-java's ColumnReader: the same")
    print("  records by assemble() and by pyarrow's read_table():  the same")


if __name__ == "__main__":
    main()
