"""What Apache DataFusion reads for a predicate, and what the file's metadata predicts.

`python predicates.py sorted max_rows_per_page=50` compares a file with a changed one.
"""

import sys

from datafusion import SessionConfig, SessionContext

from layouts import files_of
from plan import QUERIES, SELECTED, plan

# On is the default of both. Pruning by the footer's statistics stays on.
WITHOUT = {"enable_page_index": "false", "bloom_filter_on_read": "false"}


def scan_of(node):
    """The node of the plan that reads the file."""
    return node if not node.children() else scan_of(node.children()[0])


def read(path, query, settings):
    """Runs the query. Returns rows found, rows decoded, bytes of pages and filters."""
    names = {f"datafusion.execution.parquet.{key}": value for key, value in settings.items()}
    config = SessionConfig(names).with_target_partitions(1)
    context = SessionContext(config)
    context.register_parquet("parcels", str(path))
    frame = context.sql(f"SELECT {', '.join(SELECTED)} FROM parcels WHERE {query.where}")
    found = sum(batch.num_rows for batch in frame.collect())
    metrics = scan_of(frame.execution_plan()).metrics().metrics()
    rows, read_bytes = (sum(metric.value for metric in metrics if metric.name == name)
                        for name in ("output_rows", "bytes_scanned"))
    return found, rows, read_bytes


def main(*arguments):
    files = files_of(arguments)
    for query in QUERIES:
        print(f"{query.title}: {query.where}")
        print(f"  {'file':12}{'groups':>7}{'pages':>7}{'rows':>8}{'bytes':>9}"
              f"{'without':>9}{'index':>8}  found")
        for name, path in files:
            data = path.read_bytes()
            wanted, blind = plan(data, query), plan(data, query, use_indexes=False)
            found, rows, read_bytes = read(path, query, {})
            _, _, blind_bytes = read(path, query, WITHOUT)
            # The engine read exactly what the metadata told us.
            assert rows == wanted.rows
            assert read_bytes == wanted.page_bytes + wanted.filter_bytes
            assert blind_bytes == blind.page_bytes
            print(f"  {name:12}{wanted.row_groups:>7}{wanted.pages or '':>7}{rows:>8,}"
                  f"{read_bytes:>9,}{blind_bytes:>9,}{wanted.index_bytes:>8,}  {found}")
        print()


if __name__ == "__main__":
    main(*sys.argv[1:])
