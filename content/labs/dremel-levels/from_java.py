"""Runs one of the Java programs. Maven has put the jars into target/libs."""

import os
import subprocess


def run(program, *arguments):
    done = subprocess.run(
        ["java", "-Xmx512m", "-cp", os.pathsep.join(["target/classes", "target/libs/*"]),
         program, *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def levels(folder):
    """{file: {leaf: (max r, max d, entries)}} as parquet-java's ColumnReader says it."""
    run("Levels", folder)
    found = {}
    for file in sorted(folder.glob("*.levels")):
        columns = found[file.stem] = {}
        for line in file.read_text(encoding="utf-8").splitlines():
            what, *rest = line.split("\t")
            if what == "column":
                entries = []
                columns[rest[0]] = (int(rest[1]), int(rest[2]), entries)
            else:
                entries.append((int(what), int(rest[0]), None if rest[1] == "-" else rest[1]))
    return found


def page_bytes(*files):
    """Of each column: (file, leaf, version, pages, entries, bytes of r, of d, of values, first page in hex)."""
    for line in run("PageBytes", *files).splitlines():
        file, leaf, version, *numbers, first = line.split("\t")
        yield file, leaf, version, *map(int, numbers), first
