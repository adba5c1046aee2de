"""How a column becomes pages, and what happens when its dictionary grows too large.

One required column, 64-bit integers, no codec: every byte is the encoding's.
"""

import io
import random

import pyarrow as pa
import pyarrow.parquet as pq

from pages import encoding_stats, pages, runs

ROWS = 200_000


def written(values, **options):
    table = pa.table([pa.array(values, pa.int64())],
                     schema=pa.schema([pa.field("number", pa.int64(), nullable=False)]))
    sink = io.BytesIO()
    pq.write_table(table, sink, **{"compression": "none", **options})
    return sink.getvalue()


def drawn(distinct, rows=ROWS):
    """Rows in no order; each of the distinct values comes up, about equally often."""
    dice = random.Random(distinct)
    names = [dice.getrandbits(62) for _ in range(distinct)]
    return dice.sample([names[row % distinct] for row in range(rows)], rows)


def print_pages(data):
    print("  page          values      bytes  encoding         bits  runs")
    for kind, values, encoding, _, body, size, _ in pages(data):
        line = f"  {kind:12}{values:>8,}{size:>11,}  {encoding:15}"
        if encoding == "RLE_DICTIONARY":
            width, parts = runs(data[body:body + size])
            line += f"{width:>6}  {len(parts):,}"
        print(line.rstrip())


def print_footer(data):
    chunk = pq.read_metadata(io.BytesIO(data)).row_group(0).column(0)
    print(f"  footer, encodings: {', '.join(sorted(chunk.encodings))}")
    stats = ", ".join(f"{count} {kind} {encoding}"
                      for kind, encoding, count in encoding_stats(data))
    print(f"  footer, pages:     {stats}")


def sizes(data):
    """Bytes of the dictionary, of numbers into it, of plain pages; with their headers."""
    result = {"dictionary": 0, "numbers": 0, "plain": 0}
    for kind, _, encoding, at, body, size, _ in pages(data):
        key = ("dictionary" if kind == "dictionary"
               else "numbers" if encoding == "RLE_DICTIONARY" else "plain")
        result[key] += body + size - at
    return result


def main():
    print(f"{ROWS:,} values, all different, pyarrow's defaults")
    data = written(drawn(ROWS))
    print_pages(data)
    print_footer(data)

    print(f"\n{ROWS:,} values, 1,000 different, in no order")
    data = written(drawn(1_000))
    print_pages(data)
    print_footer(data)

    print("\nthe same, sorted")
    data = written(sorted(drawn(1_000)))
    print_pages(data)
    _, _, _, _, body, size, _ = pages(data)[1]
    _, parts = runs(data[body:body + size])
    print(f"  first data page:   {data[body:body + 7].hex(' ')} … = {data[body]} bits, then "
          + ", ".join(f"{count} × {value}" for _, count, value in parts[:2]) + ", …")

    print(f"\n{'different':>12}{'dictionary':>12}{'numbers':>10}{'plain':>11}"
          f"{'together':>11}{'all plain':>11}")
    for distinct in (12, 1_000, 20_000, 100_000, 131_000, 140_000, 200_000):
        values = drawn(distinct)
        parts = sizes(written(values))
        plain = sum(sizes(written(values, use_dictionary=False)).values())
        print(f"{distinct:>12,}{parts['dictionary']:>12,}{parts['numbers']:>10,}"
              f"{parts['plain']:>11,}{sum(parts.values()):>11,}{plain:>11,}")

    print("\n20,000 different, with another limit for the dictionary")
    print(f"{'limit':>12}{'dictionary':>12}{'numbers':>10}{'plain':>11}{'together':>11}")
    for limit in (16_384, 65_536, 1_048_576):
        parts = sizes(written(drawn(20_000), dictionary_pagesize_limit=limit))
        print(f"{limit:>12,}{parts['dictionary']:>12,}{parts['numbers']:>10,}"
              f"{parts['plain']:>11,}{sum(parts.values()):>11,}")


if __name__ == "__main__":
    main()
