"""Two partition specs in one table: which files does a question about a day open?

`python partitions.py 2026-01-20` asks for another day.
"""

import sys

from history import build, change_partitions


def verdict(folder, day, planned):
    """Why a file is opened or not. A month's folder begins like the days in it."""
    value = folder.split("=")[1]
    if not day.startswith(value):
        return "skipped: the partition cannot hold the day"
    return "opened" if planned else "skipped: its lowest and highest time leave the day out"


def main(day="2026-02-14"):
    history = build("partitions", until=change_partitions)
    table = history.table
    for number, spec in table.specs().items():
        print(f"spec {number}:", ", ".join(
            f"{field.name} (id {field.field_id}) = {field.transform} of field {field.source_id}"
            for field in spec.fields))

    question = f"at >= '{day}T00:00:00+00:00' and at <= '{day}T23:59:59+00:00'"
    scan = table.scan(question)
    planned = {task.file.file_path for task in scan.plan_files()}
    print(f"\n{question}")
    lines = []
    for task in table.scan().plan_files():
        file = task.file
        folder = file.file_path.split("/data/")[1].split("/")[0]
        lines.append(f"  spec {file.spec_id}  {folder:19} {file.record_count} rows"
                     f"  {verdict(folder, day, file.file_path in planned)}")
    print("\n".join(sorted(lines)))
    print(f"{len(planned)} of {len(lines)} files are opened; ids found:",
          sorted(scan.to_arrow()["id"].to_pylist()))


if __name__ == "__main__":
    main(*sys.argv[1:])
