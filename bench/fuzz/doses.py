"""Requests about doses and what their answers must be, by formulas of their own."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from bench.fuzz.tables import numbers, read

Case = tuple[dict[str, Any], dict[str, Any]]  # a request, and places of its answer
PATCHES = {"fentanyl": (25, 50, 75, 100), "buprenorfin": (5, 10, 20)}


def ask(calculator: str, given: dict[str, Any], **expected: Any) -> Case:
    """A request, and what must stand in its result."""
    places = {f"result.{place}": value for place, value in expected.items()}
    return {"calculator": calculator, "input": given}, places


def refused(calculator: str, given: dict[str, Any], code: str) -> Case:
    """A request that must be refused."""
    return {"calculator": calculator, "input": given}, {"problem.code": code}


def amount(random: Random, most: float = 80, decimals: int = 2) -> float:
    """A dose as people write it."""
    return round(random.uniform(0, most), random.randrange(decimals + 1))


def _item(random: Random, row: dict[str, str]) -> tuple[dict[str, Any], float]:
    """A line for a row of the ratios, and the units of it a day that the ratio applies to."""
    item: dict[str, Any] = {"substance": row["substance"], "route": row["route"]}
    if row["route"] != "transdermal":
        # So much a day that the plausibility limit is not met, six times a day or not.
        item["dose"] = amount(random, min(80, 1500 / float(row["value"])))
        if random.random() < 0.5:
            return {**item, "unit": "mg/day"}, item["dose"]
        per_day = random.randint(1, 6)
        return {**item, "unit": "mg", "per_day": per_day}, item["dose"] * per_day
    at_dose = row["at_dose_ug_per_h"]
    item["dose"] = float(at_dose) if at_dose else random.choice(PATCHES[row["substance"]])
    days = {"mg/mg": item["dose"] * 24 / 1000, "mg/(ug/h)": item["dose"], "mg at ug/h": 1}
    return {**item, "unit": "ug/h"}, days[row["unit"]]


def omeq(random: Random) -> Case:
    """The sum of dose times ratio."""
    table = random.choice(["HDIR", "HDIR", "CDC2022", "FPM-UK", "FPM-ANZ21"])
    ratios = [row for row in read("opioid_ratios") if row["table"] == table]
    chosen = [random.choice(ratios) for _ in range(random.randint(1, 4))]
    lines = [(row, *_item(random, row)) for row in chosen]
    sums = {
        end: sum(units * float(row[end]) for row, _, units in lines)
        for end in ("value", "low", "high")
    }
    given = {"table": table, "items": [item for _, item, _ in lines]}
    return ask("omeq", given, omeq_mg_per_day=sums["value"], low=sums["low"], high=sums["high"])


def _bands() -> list[tuple[float, float, float]]:
    return [
        (
            float(row["morphine_low_mg_per_day"]),
            float(row["morphine_high_mg_per_day"] or "inf"),
            float(row["value"]),
        )
        for row in read("methadone_bands")
    ]


def methadone(random: Random) -> Case:
    """Every band is tried: none, one or two hold."""
    dose = round(random.uniform(0.5, 140), 1)
    item = {
        "substance": random.choice(["metadon", "methadone", "N07BC02"]),
        "route": "oral",
        "dose": dose,
        "unit": "mg/day",
    }
    exact = Fraction(str(dose))
    fitting = [
        [ratio, float(exact * Fraction(ratio))]
        for low, high, ratio in _bands()
        if low <= exact * Fraction(ratio) <= high
    ]
    if not fitting:
        return refused("omeq", {"items": [item]}, "methadone_undefined")
    if len(fitting) > 1:
        request, places = refused("omeq", {"items": [item]}, "methadone_ambiguous")
        return request, places | {"problem.candidates": fitting}
    return ask("omeq", {"items": [item]}, omeq_mg_per_day=fitting[0][1])


def methadone_from_morphine(random: Random) -> Case:
    """The one band the dose lies in."""
    dose = round(random.uniform(0, 1500), 1)
    given = {"morphine_mg_per_day": dose}
    for low, high, ratio in _bands():
        if low <= dose <= high:
            return ask(
                "methadone_from_morphine", given, ratio=ratio, methadone_mg_per_day=dose / ratio
            )
    return refused("methadone_from_morphine", given, "methadone_undefined")


def switch_opioid(random: Random) -> Case:
    """OMEQ over the new drug's ratio, less the reduction."""
    oral = [
        row for row in read("opioid_ratios") if row["table"] == "HDIR" and row["route"] == "oral"
    ]
    old, new = random.sample(oral, 2)
    dose, reduction = round(random.uniform(1, 100), 1), random.randint(0, 50)
    sum_ = dose * float(old["value"])
    given = {
        "items": [{"substance": old["substance"], "dose": dose, "unit": "mg/day"}],
        "to": {"substance": new["substance"], "route": "oral"},
        "reduction_percent": reduction,
    }
    equal = sum_ / float(new["value"])
    start = equal * (100 - reduction) / 100
    return ask("switch_opioid", given, omeq_mg_per_day=sum_, equianalgesic=equal, start=start)


def diazepam(random: Random) -> Case:
    """Each end of the printed range is the other end of the answer."""
    table = random.choice(["HDIR", "ASHTON", "VADOD", "SCOT"])
    there = [row for row in read("diazepam_equivalents") if row["table"] == table]
    items, low, high = [], 0.0, 0.0
    for row in random.choices(there, k=random.randint(1, 3)):
        dose = amount(random, 40)
        items.append({"substance": row["substance"], "dose_mg": dose})
        most, least = row["high"] or row["value"], row["low"] or row["value"]
        low += dose * float(row["diazepam_mg"]) / float(most)
        high += dose * float(row["diazepam_mg"]) / float(least)
    return ask("diazepam", {"table": table, "items": items}, low=low, high=high)


def reimbursement(random: Random) -> Case:
    """Two limits, clarified pain, and methadone."""
    limits = numbers("figures")
    edges = (limits["reimbursement_gp_max_omeq_mg"], limits["reimbursement_clinic_max_omeq_mg"])
    omeq_mg = random.choice([*edges, edges[0] + 0.5, edges[1] + 0.5, amount(random, 500)])
    clarified, is_methadone = random.random() < 0.6, random.random() < 0.2
    clinic = is_methadone or not clarified or omeq_mg > edges[0]
    applicant = "not_covered" if omeq_mg > edges[1] else "pain_clinic" if clinic else "gp"
    given = {"omeq_mg_per_day": omeq_mg, "pain_clarified": clarified, "methadone": is_methadone}
    return ask("reimbursement_71", given, applicant=applicant)


def ddd(random: Random) -> Case:
    """Milligrams over the DDD."""
    row = random.choice([r for r in read("ddd") if r["unit"] == "mg" and r["route"] == "oral"])
    units, strength = random.randint(1, 400), random.choice([0.5, 1, 2.5, 5, 10, 25, 75, 100])
    given = {"substance": row["atc"], "units": units, "strength_mg": strength}
    return ask("ddd", given, ddd=units * strength / float(row["value"]))


def _takeable(strengths: list[dict[str, Any]], start: Fraction) -> list[Fraction]:
    """Every sum of whole and half units up to the start, by brute force."""
    parts = [Fraction(str(one["mg"])) / (2 if one["divisible"] else 1) for one in strengths]
    reached, new = {Fraction(0)}, {Fraction(0)}
    while new:
        new = {dose + part for dose in new for part in parts if dose + part <= start} - reached
        reached |= new
    return sorted(reached - {Fraction(0)})


def taper(random: Random) -> Case:
    """The plan step by step, with the nearest dose looked for among all of them."""
    sizes = random.sample([2, 2.5, 5, 7.5, 10, 15, 25], random.randint(1, 3))
    strengths = [{"mg": mg, "divisible": random.random() < 0.6} for mg in sizes]
    start = Fraction(random.randint(4, 240), 2)
    method = random.choice(["percent_of_original", "percent_of_current", "fixed_mg"])
    step = random.choice([10, 12.5, 20, 25]) if method != "fixed_mg" else random.choice([1, 2.5, 5])
    interval = random.choice([7, 14, 28])
    given = {
        "substance": "diazepam",
        "start_mg_per_day": float(start),
        "strengths": strengths,
        "method": method,
        "step": step,
        "interval_days": interval,
    }
    doses = _takeable(strengths, start)
    if not doses:
        return refused("taper", given, "taper_start_not_takeable")
    plan, day, target, dose = [(0, doses[-1])], 0, start, doses[-1]
    while dose:
        day += interval
        share = Fraction(str(step)) / 100
        target -= {
            "percent_of_original": start * share,
            "percent_of_current": target * share,
            "fixed_mg": Fraction(str(step)),
        }[method]
        near = min(doses, key=lambda one: (abs(one - target), one))
        new = Fraction(0) if target < doses[0] / 2 or target <= 0 else min(dose, near)
        plan += [(day, new)] if new != dose else []
        dose = new
    places = {
        f"steps.{n}.{key}": float(value)
        for n, (at, mg) in enumerate(plan)
        for key, value in (("day", at), ("mg_per_day", mg))
    }
    return ask("taper", given, reaches_zero=True, days=day, **places)


def taper_check(random: Random) -> Case:
    """The step in percent of the dose before."""
    before, after = sorted((random.randint(1, 80), random.randint(0, 80)), reverse=True)
    share = 100 * (before - after) / before
    given = {"from_mg": before, "to_mg": after, "days": 14}
    return ask("taper_check", given, reduction_percent=share, within_asam_max=share <= 25)
