"""Definition and repetition levels: from records to columns, and back.

A schema is a tree of Parquet's fields. Lists, maps and structs are Python lists, lists of pairs, and dicts.
"""

from dataclasses import dataclass, field


@dataclass
class Field:
    name: str
    repetition: str                       # required, optional or repeated
    children: list["Field"] = field(default_factory=list)
    kind: str = ""                        # LIST, MAP, or the repeated group in one of them

    def leaves(self, above=()):
        """The path to each leaf, from this field down."""
        path = (*above, self)
        return [p for c in self.children for p in c.leaves(path)] if self.children else [path]


def maxima(path):
    """(maximal repetition level, maximal definition level) of a leaf."""
    return (sum(f.repetition == "repeated" for f in path),
            sum(f.repetition != "required" for f in path))


def child_value(parent, value, child):
    if parent.kind in ("LIST", "MAP", "list"):
        return value                      # the list itself, or the element itself
    if parent.kind == "key_value":
        return value[parent.children.index(child)]
    return value[child.name]


def shred(path, records):
    """One column: an entry (r, d, value) for each value, and for each place where the path stops."""
    entries = []

    def visit(depth, value, r, d):
        step = path[depth]
        if step.repetition == "required":
            descend(depth, value, r, d)
        elif value is None or (step.repetition == "repeated" and not value):
            entries.append((r, d, None))                 # the path stops above this field
        elif step.repetition == "optional":
            descend(depth, value, r, d + 1)
        else:
            own = maxima(path[:depth + 1])[0]            # the depth of this repeated field
            for number, one in enumerate(value):
                descend(depth, one, own if number else r, d + 1)

    def descend(depth, value, r, d):
        if depth == len(path) - 1:
            entries.append((r, d, value))
        else:
            visit(depth + 1, child_value(path[depth], value, path[depth + 1]), r, d)

    for record in records:
        visit(0, record[path[0].name], 0, 0)
    return entries


def assemble(fields, columns):
    """The records again. `columns` has entries for the leaves that were read: all, or some."""
    waiting = {name: list(reversed(entries)) for name, entries in columns.items()}
    below = {}                            # field → the columns read below it

    def note(step, above=""):
        name = f"{above}.{step.name}" if above else step.name
        below[id(step)] = ([n for c in step.children for n in note(c, name)] if step.children
                           else [name] if name in waiting else [])
        return below[id(step)]

    def build(step, r, d):
        first = waiting[below[id(step)][0]]
        if step.repetition != "required" and first[-1][1] == d:
            for name in below[id(step)]:  # each column has one entry for what is missing
                waiting[name].pop()
            return [] if step.repetition == "repeated" else None
        if step.repetition != "repeated":
            return inside(step, r, d + (step.repetition == "optional"))
        items = [inside(step, r + 1, d + 1)]
        while first and first[-1][0] == r + 1:           # the next entry continues this list
            items.append(inside(step, r + 1, d + 1))
        return items

    def inside(step, r, d):
        if not step.children:
            return waiting[below[id(step)][0]].pop()[2]
        built = {c.name: build(c, r, d) for c in step.children if below[id(c)]}
        if step.kind in ("LIST", "MAP", "list"):
            return next(iter(built.values()))
        return tuple(built.values()) if step.kind == "key_value" else built

    read = [step for step in fields if note(step)]
    any_column = waiting[below[id(read[0])][0]]
    records = []
    while any_column:
        records.append({step.name: build(step, 0, 0) for step in read})
    return records
