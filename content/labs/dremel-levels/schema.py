"""The parcels' schema, as a tree for our programs and as pyarrow's types for the file."""

import pyarrow as pa

from dremel import Field


def leaf(name, repetition, arrow):
    made = Field(name, repetition)
    made.arrow = arrow
    return made


def struct(name, repetition, *children):
    return Field(name, repetition, list(children))


def list_of(name, repetition, element):
    """Three levels: list or null, its elements, element or null."""
    return Field(name, repetition, [Field("list", "repeated", [element], "list")], "LIST")


def map_of(name, repetition, key, value):
    return Field(name, repetition, [Field("key_value", "repeated", [key, value], "key_value")], "MAP")


def arrow_field(step):
    if step.kind == "LIST":
        kind = pa.list_(arrow_field(step.children[0].children[0]))
    elif step.kind == "MAP":
        key, value = (arrow_field(child) for child in step.children[0].children)
        kind = pa.map_(key, value)
    elif step.children:
        kind = pa.struct([arrow_field(child) for child in step.children])
    else:
        kind = step.arrow
    return pa.field(step.name, kind, nullable=step.repetition == "optional")


def arrow_schema(fields):
    return pa.schema([arrow_field(step) for step in fields])


def stops(name="stops"):
    return list_of(name, "optional", struct(
        "element", "optional",
        leaf("city", "required", pa.string()),
        list_of("scans", "optional", leaf("element", "required", pa.int32()))))


PARCEL = [
    leaf("id", "required", pa.int64()),
    struct("size", "optional", leaf("kg", "optional", pa.float64())),
    list_of("tries", "optional", leaf("element", "optional", pa.int32())),
    stops(),
    map_of("fees", "optional", leaf("key", "required", pa.string()),
           leaf("value", "optional", pa.int32())),
]


def dotted(path):
    return ".".join(step.name for step in path)


def leaves(fields):
    return {dotted(path): path for step in fields for path in step.leaves()}
