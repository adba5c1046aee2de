"""How large a row group, how large a page: the same 200,000 parcels cut differently."""

import io

import pyarrow.parquet as pq

from byte_map import regions
from many import many, mixed
from names import read_footer
from pages import pages
from parcels import SCHEMA

CUSTOMER, PRICE = (SCHEMA.get_field_index(name) for name in ("customer", "price"))


def written(table, **options):
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", **options)
    return sink.getvalue()


def main():
    table = mixed(many())
    print("rows in a group   groups       file   footer  dictionaries  customer, bytes a chunk")
    for rows in (1_000, 10_000, 50_000, 200_000):
        data = written(table, row_group_size=rows)
        footer, begin = read_footer(data)
        groups = footer["row_groups"]
        dictionaries = sum(end - start for start, end, what, _ in regions(data)
                           if what == "dictionary page")
        chunk = sum(group["columns"][CUSTOMER]["meta"]["compressed"]
                    for group in groups) // len(groups)
        print(f"{rows:>15,}{len(groups):>9,}{len(data):>11,}{len(data) - 8 - begin:>9,}"
              f"{dictionaries:>14,}{chunk:>25,}")

    print("\nprice, one row group, no dictionary, zstd")
    print("options                                     pages  headers     column  raw bytes a page")
    for options in (dict(max_rows_per_page=100), dict(max_rows_per_page=2_000), {},
                    dict(max_rows_per_page=10 ** 9),
                    dict(max_rows_per_page=10 ** 9, data_page_size=8_192)):
        data = written(table, use_dictionary=False, **options)
        found = pages(data, column=PRICE)
        headers = sum(body - at for _, _, _, at, body, _, _ in found)
        column = headers + sum(size for *_, size, _ in found)
        text = ", ".join(f"{name}={value}" for name, value in options.items()) or "defaults"
        print(f"{text:42}{len(found):>7,}{headers:>9,}{column:>11,}{found[0][6]:>18,}")


if __name__ == "__main__":
    main()
