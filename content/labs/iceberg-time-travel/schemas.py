"""One table under three schemas: columns are found by their ids, not by their names."""

import pyarrow.parquet as pq

from history import append_with_new_schema, build


def fields(schema):
    return ", ".join(f"{field.field_id} {field.name} {field.field_type}"
                     f"{' required' if field.required else ''}" for field in schema.fields)


def stored(path):
    """The columns of a Parquet file, with the ids that Iceberg's writer put there."""
    schema = pq.read_schema(path)
    return ", ".join(f"{field.metadata[b'PARQUET:field_id'].decode()} {field.name} {field.type}"
                     for field in schema)


def show(rows):
    for row in rows.sort_by("id").to_pylist():
        print("   ", ", ".join(f"{name} {value}" for name, value in row.items() if name != "at"))


def main():
    history = build("schemas", until=append_with_new_schema)
    table = history.table
    print("schemas in the metadata")
    for number, schema in sorted(table.schemas().items()):
        print(f"  {number}: {fields(schema)}")

    print("columns in the data files")
    files = sorted(history.folder.rglob("*.parquet"), key=lambda path: path.stat().st_mtime_ns)
    for number, path in enumerate(files, start=1):
        print(f"  file {number}: {stored(path)}")

    print("all rows, under the current schema")
    show(table.scan().to_arrow())
    print("time travel to s2, under the schema of s2")
    show(table.scan(snapshot_id=history.id("s2")).to_arrow())
    print("filter on the new name: amount > 4")
    show(table.scan("amount > 4").to_arrow())


if __name__ == "__main__":
    main()
