"""The file of the five parcels: plain values, no codec, so that its bytes can be read by eye."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from parcels import PARCELS
from schema import PARCEL, arrow_schema

WORK = Path(".work")


def folder(name):
    made = WORK / name
    made.mkdir(parents=True, exist_ok=True)
    return made


def write_parcels():
    file = folder("parcels") / "parcels-nested.parquet"
    table = pa.Table.from_pylist(PARCELS, schema=arrow_schema(PARCEL))
    pq.write_table(table, file, compression="none", use_dictionary=False)
    return file


def keep_rows(file):
    """The rows of the published file, as pyarrow reads them."""
    table = pq.read_table(file)
    rows = [list(row.values()) for row in table.to_pylist(maps_as_pydicts="strict")]
    kept = [{"snapshot": "file", "columns": table.column_names, "count": table.num_rows, "rows": rows}]
    file.with_suffix(".rows.json").write_text(json.dumps(kept), encoding="utf-8")
