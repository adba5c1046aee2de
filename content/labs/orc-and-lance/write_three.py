"""Writes the three files, and shows how each of them is cut into pieces."""

import lance
import pyarrow.orc as orc
import pyarrow.parquet as pq

from files import LANCE, ORC, PARQUET, ROWS, size, write_all


def main():
    table = write_all()
    print(f"{ROWS:,} rows; vectors alone: {ROWS * 128 * 4:,} bytes")
    print(f"in Arrow's memory {table.nbytes:>12,} bytes")

    footer = pq.read_metadata(PARQUET)
    print(f"Parquet           {size(PARQUET):>12,} bytes: {footer.num_row_groups} row groups"
          f" of {footer.row_group(0).num_rows:,} rows")
    file = orc.ORCFile(ORC)
    rows = {file.read_stripe(stripe, columns=["id"]).num_rows
            for stripe in range(file.nstripes)}
    print(f"ORC               {size(ORC):>12,} bytes: {file.nstripes} stripes of"
          f" {', '.join(f'{count:,}' for count in sorted(rows))} rows, an index entry for"
          f" each {file.row_index_stride:,}")
    dataset = lance.dataset(LANCE)
    fragments = [fragment.count_rows() for fragment in dataset.get_fragments()]
    print(f"Lance             {size(LANCE):>12,} bytes: {len(fragments)} fragments of"
          f" {fragments[0]:,} rows, file format {dataset.data_storage_version}")


if __name__ == "__main__":
    main()
