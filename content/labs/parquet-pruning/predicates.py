"""The same question in several words: how many row groups does DuckDB read?"""

import re

import duckdb

from layouts import path

PREDICATES = [
    ("by-time", "id = 35000"),
    ("by-time", "id + 0 = 35000"),
    ("by-time", "abs(id) = 35000"),
    ("by-time", "id % 80001 = 35000"),
    ("by-time", "id IN (5, 75000)"),
    ("by-time", "id <> 35000"),
    ("by-time", "id = 35000 AND city = 'Oslo'"),
    ("by-time", "id = 35000 OR city = 'Oslo'"),
    ("by-time", "\"at\" >= timestamptz '2026-03-01 09:00' AND "
     "\"at\" < timestamptz '2026-03-01 10:00'"),
    ("by-time", "hour(\"at\") = 9"),
    ("by-time", "CAST(\"at\" AS VARCHAR) LIKE '2026-03-01 09%'"),
    ("by-customer", "customer LIKE 'c-524d%'"),
    ("by-customer", "customer LIKE '%524d%'"),
    ("by-customer", "upper(customer) = 'C-524D4417EA'"),
    ("by-customer", "customer IS NULL"),
]


def main():
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("SET TimeZone = 'UTC'")
    print("read  found  file         predicate")
    for layout, predicate in PREDICATES:
        query = f"SELECT id, price FROM '{path(layout)}' WHERE {predicate}"
        plan = connection.execute(f"EXPLAIN ANALYZE {query}").fetchall()[0][1]
        read = re.search(r"Row Groups Scanned: (\d+) / 8", plan)
        found = len(connection.execute(query).fetchall())
        words = predicate.replace('"', "").replace("timestamptz ", "")
        print(f"{read[1] if read else '-':>4}{found:>7}  {layout:13}{words}")


if __name__ == "__main__":
    main()
