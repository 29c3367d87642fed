"""Tries to find masked counts again, by every relation between published cells.

Each relation is a sum of cells that is at most a number. A known cell has one
value. Of a masked one the attacker knows that it is 1-4, and of a withheld total,
amount or whole series nothing. Limits are drawn tighter until nothing changes.
"""

from __future__ import annotations

from typing import Any

PARTS = ("in_scope", "out_of_scope", "not_classified", "recalled", "duplicate", "rejected")
REMARKS = (
    "outside_period",
    "other_event",
    "excluded_cancer",
    "excluded_palliative",
    "classified_by_name",
    "no_amount",
    "no_omeq",
    "doubtful_amount",
)
AMOUNTS = (".ddd", ".omeq_mg")
# The second holds the first: what is left between them is a count of patients too.
NESTED = (
    ("opioid_omeq_over_90", "opioid_omeq_50"),
    ("opioid_omeq_over_100", "opioid_omeq_50"),
    ("opioid_omeq_over_100", "opioid_omeq_over_90"),
    ("sedative_over_365_ddd", "sedative_90_ddd"),
    ("z_hypnotic_heavy", "sedative_90_ddd"),
)
# Patients that the second counts and the first does not, since they began too late or too little
# is known of them: a count of patients as well.
COUNTED_OF = (
    ("long_term_opioid.denominator", "new_opioid_users.numerator"),
    ("opioid_first_pack_large.denominator", "new_opioid_users.numerator"),
)
# A part of the users of something: the rest of them is shown.
PARTS_OF_USERS = (
    ("z_hypnotic_heavy", "sedative_users"),
    ("opioid_with_sedative", "sedative_users"),
    ("long_acting_benzodiazepine_65", "sedative_users"),
    ("opioid_with_gabapentinoid", "gabapentinoid_users"),
    ("new_opioid_users", "opioid_users"),
    ("new_sedative_users", "sedative_users"),
    ("codeine_large_pack", "opioid_users"),
    ("long_term_opioid", "new_opioid_users"),
    ("opioid_first_pack_large", "new_opioid_users"),
)
# Never shown, so nothing can be said of whether they are small.
OWN_ONLY = (
    *("group_ab_65_any", "group_ab_65_over_365_ddd"),
    *("two_groups_at_once", "three_groups_at_once", "new_sedative_first_quarter"),
    *("opioid_taper_started", "opioid_taper_under_way", "opioid_taper_completed"),
    *("sedative_taper_started", "sedative_taper_under_way", "sedative_taper_completed"),
)
SEDATIVES = ("N05BA", "N05CD", "N03AE01", "N05CF")
MUCH = 10**9

Relation = tuple[dict[str, float], float]  # sum of weight x cell <= limit


def cells(summary: dict[str, Any]) -> dict[str, Any]:
    """Every published number by name."""
    found: dict[str, Any] = {
        f"ledger.{part}": summary["ledger"][part] for part in ("rows_read", *PARTS)
    }
    for problem in summary["ledger"]["problems"]:
        found[f"problem.{problem['code']}"] = problem["count"]
    for name, total in summary["classes"].items():
        for key in ("rows", "patients", "ddd", "omeq_mg"):
            found[f"{name}.{key}"] = total[key]
    for measure in summary["measures"]:
        for key in ("numerator", "denominator"):
            found[f"{measure['id']}.{key}"] = measure[key]
    for month in summary["monthly"]:
        found[f"month.{month['month']}"] = month["numerator"]
    for status, patients in summary.get("work", {}).get("statuses", {}).items():
        found[f"work.{status}"] = patients
    check = summary["made_by"].get("spot_check")
    return found | ({"spot_check.compared": check["compared"]} if check else {})


def recovered(private: dict[str, Any], shared: dict[str, Any]) -> list[str]:
    """Cells of 1-4 that the shared summary gives away."""
    truth, shown = cells(private), cells(shared)
    for inner, outer in _within():
        ends = [truth[inner], truth[outer]]
        between = f"{inner} in {outer}, the rest"
        truth[between] = None if None in ends else ends[1] - ends[0]
        shown[between] = None
    # How many are on the own list is not shared. Here it is known all the same, unless it is small.
    if work := [name for name in truth if name.startswith("work.")]:
        truth["list.patients"] = sum(truth[name] for name in work)
        few = _is_small("list.patients", truth["list.patients"])
        shown["list.patients"] = None if few else truth["list.patients"]
    small = [name for name, value in truth.items() if _is_small(name, value)]
    limits = {name: _start(name, truth, shown) for name in truth}
    _tighten(limits, _relations(shared, truth))
    return [name for name in small if limits[name][0] == limits[name][1]]


def _within() -> list[tuple[str, str]]:
    """Cells of which the second holds the first."""
    numerators = [(f"{inner}.numerator", f"{outer}.numerator") for inner, outer in NESTED]
    return [*numerators, *COUNTED_OF]


def _is_small(name: str, value: Any) -> bool:
    return isinstance(value, int) and 0 < value < 5 and not name.endswith(AMOUNTS)


def _start(name: str, truth: dict[str, Any], shown: dict[str, Any]) -> tuple[float, float]:
    if isinstance(shown[name], int | float):
        return shown[name], shown[name]
    if shown[name] == "<5":
        return 1, 4
    if " in " in name or name.startswith(OWN_ONLY):
        return 0, MUCH
    series = [value for other, value in shown.items() if other.startswith("month.")]
    whole = name.startswith("month.") and not any(isinstance(value, int) for value in series)
    statuses = [value for other, value in shown.items() if other.startswith("work.")]
    whole = whole or (name.startswith("work.") and not any(v is not None for v in statuses))
    if whole or name.startswith(("ledger.", "problem.")):
        return 0, MUCH
    return (1, 4) if _is_small(name, truth[name]) else (0, MUCH)


def _relations(shared: dict[str, Any], truth: dict[str, Any]) -> list[Relation]:
    classes = list(shared["classes"])
    reader = [n for n in truth if n.startswith("problem.") and n[8:] not in REMARKS]
    outside = [f"problem.{n}" for n in REMARKS[:4] if f"problem.{n}" in truth]
    months = [name for name in truth if name.startswith("month.")]
    opioid, overlap, heavy = (
        f"{name}.numerator" for name in ("opioid_users", "opioid_with_sedative", "z_hypnotic_heavy")
    )
    everyone = [f"{name}.patients" for name in classes]
    found = [
        *_equal("ledger.rows_read", [f"ledger.{part}" for part in PARTS]),
        *_equal("ledger.rejected", reader),
        *_equal("ledger.in_scope", [*(f"{name}.rows" for name in classes), *outside]),
        *_equal(opioid, ["N02A.patients"]),
        *_equal("opioid_with_sedative.denominator", ["N02A.patients"]),
        *_equal("z_hypnotic_heavy.denominator", ["N05CF.patients"]),
        *(_at_most([f"{name}.patients"], [f"{name}.rows"]) for name in classes),
        _at_most([overlap], ["N02A.patients"]),
        _at_most([overlap], [f"{name}.patients" for name in SEDATIVES]),
        _at_most([heavy], ["N05CF.patients"]),
        _at_most([heavy], ["N05CF.ddd"], 90),
        _at_most([overlap], ["N02A.ddd", "N02A.rows"], 30),
        _at_most([overlap], [f"{n}.{key}" for n in SEDATIVES for key in ("ddd", "rows")], 30),
        *(_at_most([month], [opioid]) for month in months),
        _at_most(months, ["N02A.rows"]),
        _at_most([opioid], months),
        *_of_work(truth),
        *_of_sets(truth),
        *_of_amounts(shared),
        *_of_groups(shared, truth),
    ]
    if any(one.get("why") == "no_list_size" for one in shared["measures"]):
        found.append(_at_most(["opioid_users.denominator"], everyone))
        found += [_at_most([one], ["opioid_users.denominator"]) for one in everyone]
    return found


def _of_work(truth: dict[str, Any]) -> list[Relation]:
    """Every patient of the own list has one status."""
    statuses = [name for name in truth if name.startswith("work.")]
    return _equal("list.patients", statuses) if statuses else []


def _of_sets(truth: dict[str, Any]) -> list[Relation]:
    """Patients who are the same, a part of others, or at most so many."""
    users = "sedative_users.numerator"
    same = {
        "N02A.patients": ("opioid_omeq_50", "opioid_omeq_over_90", "opioid_omeq_over_100"),
        users: ("sedative_90_ddd", "sedative_over_365_ddd"),
    }
    found = [
        one
        for left, names in same.items()
        for name in names
        for one in _equal(left, [f"{name}.denominator"])
    ]
    for name, left in [
        ("opioid_with_gabapentinoid.denominator", "N02A.patients"),
        ("opioid_ddd_per_1000.numerator", "N02A.patients"),
        ("opioid_omeq_per_1000.numerator", "N02A.patients"),
        ("sedative_ddd_per_1000.numerator", users),
        ("gabapentinoid_users.numerator", "N02BF.patients"),
        ("stimulant_users.numerator", "N06BA.patients"),
    ]:
        found += _equal(name, [left])
    for inner, outer in _within():
        if None not in (truth[inner], truth[outer]):
            found += _equal(outer, [inner, f"{inner} in {outer}, the rest"])
    found += [_at_most([f"{i}.numerator"], [f"{o}.numerator"]) for i, o in PARTS_OF_USERS]
    measures = {name.removesuffix(".numerator") for name in truth if name.endswith(".numerator")}
    counted_by_patients = measures - {
        *("opioid_users", "new_opioid_users", "sedative_users", "gabapentinoid_users"),
        "new_sedative_users",
        *("opioid_ddd_per_1000", "opioid_omeq_per_1000", "sedative_ddd_per_1000"),
        *("stimulant_users", "group_ab_65_any", "group_ab_65_over_365_ddd"),
    }
    found += [_at_most([f"{n}.numerator"], [f"{n}.denominator"]) for n in counted_by_patients]
    everyone = [name for name in truth if name.endswith(".patients")]
    sedated = [f"{name}.patients" for name in SEDATIVES]
    return [
        *found,
        _at_most([users], sedated),
        *(_at_most([one], [users]) for one in sedated),
        _at_most(["opioid_with_gabapentinoid.numerator"], ["N02BF.patients"]),
        _at_most(["long_acting_benzodiazepine_65.numerator"], ["N05BA.patients", "N05CD.patients"]),
        _at_most(["long_acting_benzodiazepine_65.denominator"], everyone),
        _at_most(["codeine_large_pack.denominator"], ["N02A.patients"]),
        _at_most(["long_term_opioid.denominator"], ["new_opioid_users.numerator"]),
        _at_most(["opioid_first_pack_large.denominator"], ["new_opioid_users.numerator"]),
    ]


def _of_groups(shared: dict[str, Any], truth: dict[str, Any]) -> list[Relation]:
    """Reseptgruppe A and B: anybody counted has a row in a class, out of scope or held outside."""
    some, much = "group_ab_65_any.numerator", "group_ab_65_over_365_ddd.numerator"
    patients = [f"{name}.patients" for name in shared["classes"]]
    outside = ["ledger.out_of_scope", "ledger.not_classified"]
    outside += [f"problem.{n}" for n in ("excluded_cancer", "excluded_palliative")]
    outside = [name for name in outside if name in truth]
    amounts = {f"{name}.ddd": -1.0 for name in shared["classes"]}
    # A row out of scope may hold any amount.
    enough = {much: 365.0} | amounts | dict.fromkeys(outside, float(-MUCH))
    return [
        _at_most([some], [*patients, *outside]),
        _at_most([much], [some]),
        *_equal("group_ab_65_over_365_ddd.denominator", [some]),
        (enough, 0.0),
    ]


def _of_amounts(shared: dict[str, Any]) -> list[Relation]:
    """Each patient above a threshold has at least it; the others have less."""
    shown = {one["id"]: one["numerator"] for one in shared["measures"]}
    some, much, z = "sedative_90_ddd", "sedative_over_365_ddd", "z_hypnotic_heavy"
    low, alert, high = "opioid_omeq_50", "opioid_omeq_over_90", "opioid_omeq_over_100"
    sedated = {f"{name}.ddd": 1.0 for name in SEDATIVES}
    sums = [
        ({some: 90, much: 275}, _negative(sedated)),
        ({low: 50 * 365, alert: 40 * 365, high: 10 * 365}, {"N02A.omeq_mg": -1.0}),
        ({"opioid_with_gabapentinoid": 30}, {"N02BF.ddd": -1.0, "N02BF.rows": -1.0}),
        ({"opioid_with_gabapentinoid": 30}, {"N02A.ddd": -1.0, "N02A.rows": -1.0}),
    ]
    if shown[much] == 0:
        sums.append(({some: -275, "sedative_users": -90}, sedated))
        sums.append(({z: -275}, {"N05CF.ddd": 1.0, "N05CF.patients": -90.0}))
    if shown[some] == 0:
        sums.append(({"sedative_users": -90}, sedated))
    if shown[high] == 0:
        sums.append(_below_all({low: -40, alert: -10}))
    if shown[alert] == 0:
        sums.append(_below_all({low: -40}))
    return [
        ({f"{name}.numerator": float(weight) for name, weight in counts.items()} | amounts, 0.0)
        for counts, amounts in sums
    ]


def _below_all(steps: dict[str, int]) -> tuple[dict[str, int], dict[str, float]]:
    """OMEQ when nobody is above the last step: each user has at most 50 mg, or what a step adds."""
    daily = {name: step * 365 for name, step in steps.items()}
    return daily, {"N02A.omeq_mg": 1.0, "N02A.patients": -50.0 * 365}


def _negative(weights: dict[str, float]) -> dict[str, float]:
    return {name: -weight for name, weight in weights.items()}


def _at_most(lower: list[str], upper: list[str], times: float = 1) -> Relation:
    return dict.fromkeys(lower, times) | dict.fromkeys(upper, -1.0), 0.0


def _equal(total: str, parts: list[str]) -> list[Relation]:
    return [_at_most([total], parts), _at_most(parts, [total])]


def _tighten(limits: dict[str, tuple[float, float]], relations: list[Relation]) -> None:
    changed = True
    while changed:
        changed = False
        for weights, most in relations:
            least = {n: min(w * limits[n][0], w * limits[n][1]) for n, w in weights.items()}
            for name, weight in weights.items():
                room = most - (sum(least.values()) - least[name])
                low, high = limits[name]
                if weight > 0 and room / weight < high - 1e-6:
                    high = _whole_below(name, room / weight)
                elif weight < 0 and room / weight > low + 1e-6:
                    low = _whole_above(name, room / weight)
                if (low, high) != limits[name]:
                    assert low <= high, f"{name} cannot be anything"
                    limits[name], changed = (low, high), True
                    break


def _whole_below(name: str, value: float) -> float:
    return value if name.endswith(AMOUNTS) else float((value + 1e-6) // 1)


def _whole_above(name: str, value: float) -> float:
    return value if name.endswith(AMOUNTS) else float(-((-value + 1e-6) // 1))
