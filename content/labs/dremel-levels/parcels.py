"""Five parcels by hand. `tries` are the hours at which the door was rung; `scans` are minutes at a stop."""

PARCELS = [
    {"id": 1, "size": {"kg": 2.5}, "tries": [9, None, 17],
     "stops": [{"city": "Oslo", "scans": [5, 48]}, {"city": "Kyiv", "scans": [31]}],
     "fees": [("duty", 40), ("night", None)]},
    {"id": 2, "size": {"kg": None}, "tries": [],
     "stops": [{"city": "Lima", "scans": []}, None],
     "fees": []},
    {"id": 3, "size": None, "tries": None, "stops": [], "fees": None},
    {"id": 4, "size": {"kg": 0.8}, "tries": [11], "stops": None, "fees": [("duty", 15)]},
    {"id": 5, "size": None, "tries": [None],
     "stops": [{"city": "Pune", "scans": None}],
     "fees": None},
]
