"""Trains one model on three training sets, and scores each on its own test set and on what serving has.

`python scores.py without` leaves the total out.
"""

import sys
import warnings

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from joins import as_of, known, newest
from parcels import is_train, labels, make

warnings.filterwarnings("ignore")
FEATURES = ["price", "open_parcels", "late_parcels"]


def training_set(asked, hourly, totals, join):
    return pd.DataFrame({
        "price": asked["price"].to_numpy(),
        "open_parcels": join(asked, hourly, "open_parcels"),
        "late_parcels": join(asked, totals, "late_parcels"),
    })


def model():
    return make_pipeline(StandardScaler(), LogisticRegression())


def main(features=FEATURES):
    parcels, hourly, totals = make()
    asked = labels(parcels).reset_index(drop=True)
    late = asked["late"].to_numpy()
    train = is_train(asked).to_numpy()
    print(f"{train.sum():,} parcels to train on (29 days), {(~train).sum():,} later ones to test on")
    served = training_set(asked, hourly, totals, known)[features]
    joins = {"newest": newest, "as of, by event time": as_of, "as of, and created by then": known}
    print(f"{'training set':30}{'from the future':>16}{'AUC offline':>13}{'AUC served':>12}")
    for name, join in joins.items():
        table = training_set(asked, hourly, totals, join)[features]
        if "late_parcels" in features:
            created = join(asked, totals.assign(number=totals["created"].astype("int64")), "number")
            future = created > asked["event_timestamp"].astype("int64").to_numpy()
            share = f"{future.mean():>16.0%}"
        else:
            share = f"{'–':>16}"
        fitted = model().fit(table[train], late[train])
        offline = roc_auc_score(late[~train], fitted.predict_proba(table[~train])[:, 1])
        online = roc_auc_score(late[~train], fitted.predict_proba(served[~train])[:, 1])
        print(f"{name:30}{share}{offline:>13.2f}{online:>12.2f}")
        weights = np.abs(fitted[-1].coef_[0])
        print("    weights: " + ", ".join(
            f"{feature} {weight:.2f}" for feature, weight in zip(features, weights)))


if __name__ == "__main__":
    main(FEATURES[:2] if "without" in sys.argv else FEATURES)
