"""Says of every byte of a Parquet file what it is for, with no byte left over."""

from itertools import groupby

from footer import shown
from layouts import LAYOUTS, path
from names import (BLOOM_HEADER, COLUMN_INDEX, OFFSET_INDEX, PAGE_HEADER, read_footer,
                   read_struct)

PAGES = {0: "data page", 2: "dictionary page", 3: "data page"}


def pages(data, chunk):
    """Walks through a column chunk, header by header: no list of pages is needed."""
    meta = chunk["meta"]
    at = meta.get("dictionary_page", meta["data_page"])
    end = at + meta["compressed"]
    while at < end:
        header, body = read_struct(data, at, PAGE_HEADER)
        yield at, body, "page header"
        yield body, body + header["compressed"], PAGES[header["type"]]
        at = body + header["compressed"]


def regions(data):
    """(begin, end, what, column) of every part of the file, in the file's order."""
    footer, begin = read_footer(data)
    found = [(0, 4, "magic", None), (begin, len(data) - 8, "footer", None),
             (len(data) - 8, len(data), "length and magic", None)]
    for group in footer["row_groups"]:
        for chunk in group["columns"]:
            column = chunk["meta"]["path"][0].decode()
            found += [(*page, column) for page in pages(data, chunk)]
            for index in ("column_index", "offset_index"):
                if index in chunk:
                    at = chunk[index]
                    end = at + chunk[f"{index}_length"]
                    found.append((at, end, index.replace("_", " "), column))
            if "bloom_filter" in chunk["meta"]:
                at = chunk["meta"]["bloom_filter"]
                header, body = read_struct(data, at, BLOOM_HEADER)
                assert body + header["bytes"] == at + chunk["meta"]["bloom_length"]
                found.append((at, body + header["bytes"], "Bloom filter", column))
    found.sort()
    for (_, end, *_), (begin, *_) in zip(found, found[1:]):
        assert end == begin, "every byte is in exactly one part"
    return found


def print_totals():
    kinds = ["magic", "page header", "dictionary page", "data page", "Bloom filter",
             "column index", "offset index", "footer", "length and magic"]
    maps = {layout: regions(path(layout).read_bytes()) for layout in LAYOUTS}
    print(f"{'':18}" + "".join(f"{layout:>16}" for layout in LAYOUTS))
    for kind in kinds:
        line = f"{kind:18}"
        for layout in LAYOUTS:
            sizes = [end - begin for begin, end, what, _ in maps[layout] if what == kind]
            line += f"{f'{len(sizes)} × ' if sizes else '':>8}{sum(sizes):>8,}"
        print(line)
    totals = [sum(end - begin for begin, end, *_ in maps[layout]) for layout in LAYOUTS]
    print(f"{'every byte':18}" + "".join(f"{total:>16,}" for total in totals))


def print_order(layout):
    """The parts in the order of the file; neighbours of one kind in one line."""
    print(f"\nparcels-{layout}, from the first byte to the last")
    parts = regions(path(layout).read_bytes())
    for what, run in groupby(parts, lambda part: "page" if "page" in part[2] else part[2]):
        run = list(run)
        count = f"{len(run)} parts" if len(run) > 1 else ""
        print(f"  {run[0][0]:>8,} to {run[-1][1]:>8,}  {what:18}{count}")


def print_page_index(layout, column):
    data = path(layout).read_bytes()
    footer, _ = read_footer(data)
    (chunk,) = [chunk for chunk in footer["row_groups"][0]["columns"]
                if chunk["meta"]["path"] == [column.encode()]]
    where, _ = read_struct(data, chunk["offset_index"], OFFSET_INDEX)
    bounds, _ = read_struct(data, chunk["column_index"], COLUMN_INDEX)
    print(f"\nparcels-{layout}, page index of column {column}")
    for page, low, high in zip(where["pages"], bounds["mins"], bounds["maxs"]):
        print(f"  page at {page['offset']:>7,}, {page['size']:>4} bytes, from row"
              f" {page['first_row']:>5,}: {shown(column, low)} … {shown(column, high)}")


def main():
    print_totals()
    print_order("sorted")
    print_order("bloom")
    print_page_index("sorted", "at")


if __name__ == "__main__":
    main()
