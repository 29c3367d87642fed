"""Tries to find masked counts again, by every relation between published cells.

Each relation is a sum of cells that is at most a number. A known cell has one
value. Of a masked one the attacker knows that it is 1-4, and of a withheld total,
amount or whole series nothing. Limits are drawn tighter until nothing changes.
"""

from __future__ import annotations

from typing import Any

PARTS = ("in_scope", "out_of_scope", "not_classified", "recalled", "duplicate", "rejected")
REMARKS = ("outside_period", "other_event", "classified_by_name", "no_amount", "no_omeq")
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
        for key in ("rows", "patients", "ddd"):
            found[f"{name}.{key}"] = total[key]
    for measure in summary["measures"]:
        for key in ("numerator", "denominator"):
            found[f"{measure['id']}.{key}"] = measure[key]
    for month in summary["monthly"]:
        found[f"month.{month['month']}"] = month["numerator"]
    return found


def recovered(private: dict[str, Any], shared: dict[str, Any]) -> list[str]:
    """Cells of 1-4 that the shared summary gives away."""
    truth, shown = cells(private), cells(shared)
    small = [name for name, value in truth.items() if _is_small(name, value)]
    limits = {name: _start(name, truth, shown) for name in truth}
    _tighten(limits, _relations(shared, truth))
    return [name for name in small if limits[name][0] == limits[name][1]]


def _is_small(name: str, value: Any) -> bool:
    return isinstance(value, int) and 0 < value < 5 and not name.endswith(".ddd")


def _start(name: str, truth: dict[str, Any], shown: dict[str, Any]) -> tuple[float, float]:
    if isinstance(shown[name], int | float):
        return shown[name], shown[name]
    if shown[name] == "<5":
        return 1, 4
    series = [value for other, value in shown.items() if other.startswith("month.")]
    whole = name.startswith("month.") and not any(isinstance(value, int) for value in series)
    if whole or name.startswith(("ledger.", "problem.")):
        return 0, MUCH
    return (1, 4) if _is_small(name, truth[name]) else (0, MUCH)


def _relations(shared: dict[str, Any], truth: dict[str, Any]) -> list[Relation]:
    classes = list(shared["classes"])
    reader = [n for n in truth if n.startswith("problem.") and n[8:] not in REMARKS]
    outside = [f"problem.{n}" for n in REMARKS[:2] if f"problem.{n}" in truth]
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
    ]
    if any(one.get("why") == "no_list_size" for one in shared["measures"]):
        found.append(_at_most(["opioid_users.denominator"], everyone))
        found += [_at_most([one], ["opioid_users.denominator"]) for one in everyone]
    return found


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
    return value if name.endswith(".ddd") else float((value + 1e-6) // 1)


def _whole_above(name: str, value: float) -> float:
    return value if name.endswith(".ddd") else float(-((-value + 1e-6) // 1))
