"""Shreds the five parcels, shows each column, and assembles them again."""

from dremel import assemble, shred
from parcels import PARCELS
from schema import PARCEL, leaves


def main():
    columns = {name: shred(path, PARCELS) for name, path in leaves(PARCEL).items()}
    for name, entries in columns.items():
        values = sum(value is not None for _, _, value in entries)
        starts = sum(r == 0 for r, _, _ in entries)
        print(f"{name}: {len(entries)} entries, {values} values, {starts} records")
        for what, row in (("r", [r for r, _, _ in entries]), ("d", [d for _, d, _ in entries]),
                          ("value", ["-" if v is None else v for _, _, v in entries])):
            print(f"  {what:6}" + "".join(f"{item:>6}" for item in row))

    whole = assemble(PARCEL, columns)
    print(f"\nassembled from all 7 columns: {'the same records' if whole == PARCELS else 'different'}")

    some = {name: columns[name] for name in ("stops.list.element.city", "size.kg")}
    print("\nassembled from two columns:")
    for record in assemble(PARCEL, some):
        print(f"  {record}")


if __name__ == "__main__":
    main()
