"""What it takes to open a file, and to read 3 of 200 columns: reads are counted."""

import io

import pyarrow as pa
import pyarrow.parquet as pq

from pyarrow_reads import CountingFile

GROUP = 1_000


def wide(columns, groups):
    """A file of integers. Only the number of columns and of row groups matters here."""
    values = pa.array([row * 7_919 % 1_000_003 for row in range(GROUP * groups)], pa.int32())
    names = [f"f{number:04}" for number in range(columns)]
    sink = io.BytesIO()
    pq.write_table(pa.table([values] * columns, names=names), sink, row_group_size=GROUP)
    return sink.getvalue()


def by_hand(data):
    """The reads of a program that guesses nothing: the tail, then the footer."""
    length = int.from_bytes(data[-8:-4], "little")
    return [(len(data) - 8, len(data)), (len(data) - 8 - length, len(data) - 8)]


def said(ranges):
    return " + ".join(f"{end - begin:,}" for begin, end in ranges)


def opened(data):
    file = CountingFile(data)
    pq.ParquetFile(file)
    return file.ranges


def main():
    print(f"  {'columns':>7}{'groups':>7}{'file':>12}{'footer':>11}  "
          f"{'by hand':18}pyarrow")
    for columns, groups in ((6, 1), (6, 20), (200, 1), (200, 20), (2_000, 4)):
        data = wide(columns, groups)
        print(f"  {columns:>7,}{groups:>7}{len(data):>12,}{len(data) - 8 - by_hand(data)[1][0]:>11,}"
              f"  {said(by_hand(data)):18}{said(opened(data))}")

    data = wide(200, 20)
    print(f"\n3 of 200 columns, 20 row groups, a file of {len(data):,} bytes")
    for title, names in (("far apart", ["f0007", "f0080", "f0150"]),
                         ("neighbours", ["f0007", "f0008", "f0009"])):
        for pre_buffer in (False, True):  # True is the default
            file = CountingFile(data)
            pq.read_table(file, columns=names, pre_buffer=pre_buffer, use_threads=False)
            opening = len(opened(data))
            sizes = [end - begin for begin, end in file.ranges[opening:]]
            print(f"  {title:12}{f'pre_buffer={pre_buffer}':18}{opening} reads to open, "
                  f"then {len(sizes):>3} reads, {sum(sizes):>8,} bytes")


if __name__ == "__main__":
    main()
