"""Compares what a service logged with what the offline join gives, feature by feature.

Four of the five features have a fault. The table says which; you say why.
"""

import numpy as np
import pandas as pd

from joins import as_of, known
from parcels import labels, make

HOUR = pd.Timedelta(hours=1)
SHIFTS = range(-8, 3)


def differ(left, right):
    """Not equal; two nulls are equal."""
    left, right = pd.Series(left, dtype="float64"), pd.Series(right, dtype="float64")
    return ((left != right) & ~(left.isna() & right.isna())).to_numpy()


def moved(labels_, hours):
    return labels_.assign(event_timestamp=labels_["event_timestamp"] + hours * HOUR)


def main():
    parcels, hourly, totals = make()
    asked = labels(parcels).reset_index(drop=True)
    asked = asked[asked["event_timestamp"] < asked["event_timestamp"].max() - 3 * HOUR]
    lockers = pd.DataFrame({"city": sorted(set(asked["city"]))[:8], "lockers": range(5, 13)})
    # The offline copy of one table has local times, two hours behind UTC, that are read as UTC.
    local = hourly.assign(event_timestamp=hourly["event_timestamp"] - 2 * HOUR,
                          created=hourly["created"] - 2 * HOUR)
    # The online store gets an hourly row 75 minutes after its time.
    slow = hourly.assign(created=hourly["event_timestamp"] + pd.Timedelta(minutes=75))

    # feature: (what was served, the offline join for labels, the offline table)
    features = {
        "A": (known(asked, hourly, "open_parcels"), lambda l: as_of(l, hourly, "open_parcels"), hourly),
        "B": (known(asked, slow, "open_parcels"), lambda l: as_of(l, hourly, "open_parcels"), hourly),
        "C": (known(asked, totals, "late_parcels"), lambda l: as_of(l, totals, "late_parcels"), totals),
        "D": (known(asked, hourly, "open_parcels"), lambda l: as_of(l, local, "open_parcels"), local),
        "E": (asked["city"].map(lockers.set_index("city")["lockers"]).fillna(0).to_numpy(),
              lambda l: l["city"].map(lockers.set_index("city")["lockers"]).to_numpy(), None),
    }
    print(f"{len(asked):,} requests; each value that was served, against the offline join")
    print(f"{'feature':8}{'differ':>8}{'null on one side':>18}{'created later':>15}"
          "   fewest differ, offline moved by")
    for name, (served, offline, table) in features.items():
        at_label = offline(asked)
        wrong = differ(served, at_label)
        one_null = (pd.isna(served) != pd.isna(at_label)) & wrong
        if table is None:
            later, best = np.zeros(len(asked), bool), None
        else:
            created = as_of(asked, table.assign(number=table["created"].astype("int64")), "number")
            later = created > asked["event_timestamp"].astype("int64").to_numpy()
            best = min((differ(served, offline(moved(asked, hours))).mean(), abs(hours), hours)
                       for hours in SHIFTS)
        moved_by = f"{best[0]:.0%} at {best[-1]:+d} h".replace("+0 h", "0 h") if best else "no time"
        print(f"{name:8}{wrong.mean():>8.0%}{one_null.mean():>18.0%}{later.mean():>15.0%}   {moved_by}")


if __name__ == "__main__":
    main()
