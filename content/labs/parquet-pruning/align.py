"""A file of 400 rows whose two columns have pages of different lengths."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

TARGET = Path(".work/odd/align.parquet")


def main():
    rows = range(400)
    table = pa.table(
        {"id": pa.array(rows, pa.int64()),
         "code": pa.array([f"{row:06}".encode() for row in rows], pa.binary(6))},
        schema=pa.schema([pa.field("id", pa.int64(), nullable=False),
                          pa.field("code", pa.binary(6), nullable=False)]),
    )
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    # A page ends when it has 800 bytes: 100 ids, but 150 codes (looked at every 50 rows).
    pq.write_table(table, TARGET, use_dictionary=False, compression="none", data_page_size=800,
                   write_batch_size=50, write_page_index=True)


if __name__ == "__main__":
    main()
