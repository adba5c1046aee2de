"""A feature is new on day 40. Four histories for it, held against what a live job would have served."""

import numpy as np
import pandas as pd

from joins import as_of, known
from parcels import JOB, START, WINDOW, is_train, labels, make, totals_of

DAY_40 = START + pd.Timedelta(days=40)


def live_totals(parcels):
    """What the job counts when it runs: a tenth of the reports are still on the way then."""
    dice = np.random.default_rng(11)
    on_the_way = dice.random(len(parcels)) < 0.1
    totals = totals_of(parcels)
    seen = totals_of(parcels.assign(late=parcels["late"] * ~on_the_way))
    return totals.assign(late_parcels=seen["late_parcels"])


def compare(title, values, served):
    both = ~pd.isna(values)
    same = (values == served) & both
    print(f"  {title:44}{both.mean():>8.0%}{same.mean():>14.0%}")


def main():
    parcels, _, totals = make()
    asked = labels(parcels)
    asked = asked[is_train(asked)].reset_index(drop=True)
    live = live_totals(parcels)
    served = known(asked, live, "late_parcels")
    today = totals.assign(created=DAY_40)
    print(f"{len(asked):,} labels of the first 30 days; late parcels of the city's last window")
    print(f"  {'history':44}{'values':>8}{'as served':>14}")
    compare("created today, and created by then", known(asked, today, "late_parcels"), served)
    compare("created today, as of event time alone", as_of(asked, today, "late_parcels"), served)
    compare("created = window's end + the job's hour", known(asked, totals, "late_parcels"), served)
    compare("the live job's log", known(asked, live, "late_parcels"), served)
    windows = (totals["late_parcels"] != live["late_parcels"]).mean()
    print(f"windows whose complete total is not what the live job counted: {windows:.0%}")


if __name__ == "__main__":
    main()
