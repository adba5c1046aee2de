"""Lists a table's folder: which commit made a file, its role, does a reader need it."""

import re

# What is random in file names: UUIDs, Iceberg's snapshot ids, Hudi's instants.
RANDOM = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|(?<=snap-)\d+|(?<!\d)\d{17}(?!\d)"
)


class Names:
    """Replaces random parts of names by <a>, <b>, … so that two runs print the same."""

    def __init__(self):
        self.known = {}

    def short(self, text):
        def letter(match):
            found = match.group()
            return self.known.setdefault(found, f"<{chr(ord('a') + len(self.known))}>")

        return RANDOM.sub(letter, text)


class Tree:
    """Remembers every file of a folder with the step in which it first appeared."""

    def __init__(self, folder, role_of, skip=lambda name: False):
        self.folder, self.role_of, self.skip = folder, role_of, skip
        self.names = Names()
        self.rows = []  # (step, role, path)
        self.seen = set()

    def look(self, step):
        """Adds the files that are new since the last look."""
        new = []
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and name not in self.seen and not self.skip(name):
                self.seen.add(name)
                new.append((self.role_of(name), path.stat().st_mtime_ns, name))
        # Letters go by age; random names must decide neither letters nor order.
        order = ["data", "metadata", "commit point", "hint", "housekeeping"]
        new.sort(key=lambda row: (order.index(row[0]), row[1]))
        named = [(role, self.names.short(name), name) for role, _, name in new]
        for role, _, name in sorted(named, key=lambda row: (order.index(row[0]), row[1])):
            self.rows.append((step, role, name))

    def print(self, live_files):
        print(f"{'made by':10}{'role':14}{'now':6}file")
        for step, role, name in self.rows:
            state = ""
            if role == "data":
                state = "live" if name.split("/")[-1] in live_files else "old"
            print(f"{step:10}{role:14}{state:6}{self.names.short(name)}")
