"""Requests about rules (driving, sleep, scales, indicators) and what must be answered."""

from __future__ import annotations

from random import Random
from typing import Any

from bench.fuzz.doses import Case, ask
from bench.fuzz.tables import numbers, read

DRIVERS = ("oksazepam", "diazepam", "alprazolam", "zopiklon", "zolpidem", "nitrazepam", "opioid")
HYPNOTICS = ("zopiklon", "zolpidem", "nitrazepam")
DAY = 24 * 60


def _rule(name: str, about: str) -> float:
    found = [
        row
        for row in read("driving_rules")
        if (row["rule"], row["applies_to"]) == (name, about)
        and "1" in row["licence_groups"].split()
    ]
    return float(found[0]["value"])


def _drug(random: Random, name: str) -> dict[str, Any]:
    if name == "opioid":
        return {
            "drug": name,
            "omeq_mg": random.choice([20, 100, 150, 150.5, 300, 300.5, 400]),
            "indication": random.random() < 0.9,
            "days_since_increase": random.choice([3, 6, 7, 30]),
            "long_acting": random.random() < 0.7,
            "regular": random.random() < 0.7,
            "intakes_per_day": random.randint(1, 5),
        }
    limit = 10 if name == "alprazolam" else _rule("most_dose", name)
    drug = {"drug": name, "mg_per_day": limit * random.choice([0.25, 0.5, 0.75, 1, 1.5])}
    if name in HYPNOTICS:
        return {**drug, "hours_before_driving": random.choice([4, 7.5, 8, 10])}
    return {**drug, "stable_days": random.choice([2, 6, 7, 60])}


def _allowed(drug: dict[str, Any], count: int) -> bool:
    name = drug["drug"]
    if name == "alprazolam":
        return False
    half = count > 1
    if name == "opioid":
        most = _rule("most_dose_with_other", name) if half else _rule("most_dose", name)
        often = drug["regular"] and drug["intakes_per_day"] >= _rule("intakes_per_day", name)
        return (
            drug["omeq_mg"] <= most
            and drug["indication"]
            and drug["days_since_increase"] >= _rule("days_since_increase", name)
            and (drug["long_acting"] or often)
        )
    share = _rule("share_with_two", "all") / 100 if half else 1
    within = drug["mg_per_day"] <= _rule("most_dose", name) * share
    if name in HYPNOTICS:
        return within and drug["hours_before_driving"] >= _rule("hours_before_driving", "hypnotic")
    return within and drug["stable_days"] >= _rule("stable_days", "stable")


def driving(random: Random) -> Case:
    """Every drug within its limit, and at most two of them; groups 2 and 3 are stricter."""
    chosen = random.sample(DRIVERS, random.randint(1, 3))
    drugs = [_drug(random, name) for name in chosen]
    group = random.choice([1, 1, 1, 2, 3])
    too_many = len(drugs) > _rule("most_drugs", "all")
    if group == 1:
        met: bool | None = not too_many and all(_allowed(drug, len(drugs)) for drug in drugs)
    else:
        # Nothing was found for hypnotics in groups 2 and 3: alone they leave it open.
        open_ = not too_many and set(chosen) <= set(HYPNOTICS)
        met = None if open_ else False
    return ask("driving", {"group": group, "drugs": drugs}, requirement_met=met)


def _clock(minutes: int) -> str:
    return f"{minutes % DAY // 60:02d}:{minutes % 60:02d}"


def sleep_diary(random: Random) -> Case:
    """Minutes laid out one after another, and only then written as clock times."""
    nights, places, shares = [], {}, []
    for number in range(random.randint(1, 7)):
        bed = 20 * 60 + random.randrange(300)
        sol, period, late = random.randrange(91), random.randint(120, 480), random.randrange(61)
        waso = random.randrange(min(90, period))
        nights.append(
            {
                "bed": _clock(bed),
                "asleep": _clock(bed + sol),
                "awake_minutes": waso,
                "final_wake": _clock(bed + sol + period),
                "rise": _clock(bed + sol + period + late),
            }
        )
        tib, tst = sol + period + late, period - waso
        shares.append(100 * tst / tib)
        found = {"tib": tib, "sol": sol, "waso": waso, "tst": tst, "se": shares[-1]}
        places |= {f"nights.{number}.{key}": value for key, value in found.items()}
    return ask(
        "sleep_diary", {"nights": nights}, **places, **{"mean.se": sum(shares) / len(shares)}
    )


def sleep_window(random: Random) -> Case:
    """A floor, and a step up or down by the week's sleep efficiency."""
    name = random.choice(["riktig", "NSF"])
    rule = {row["rule"]: row for row in read("sleep_rules") if row["rule_set"] == name}
    floor = float(rule["floor"]["value"])
    if random.random() < 0.4:
        tst = random.randint(120, 540)
        return ask("sleep_window", {"mean_tst_min": tst, "rule_set": name}, tib_min=max(tst, floor))
    tib, share = (
        random.randint(int(floor), 560),
        random.choice([79, 79.9, 80, 84, 85, 90, 90.5, 95]),
    )
    up, down = rule["increase_when"], rule["decrease_when"]
    step = float(rule["step"]["value"])
    more = (
        share > float(up["value"]) if up["comparison"] == "above" else share >= float(up["value"])
    )
    change = step if more else -step if share < float(down["value"]) else 0
    new = max(tib + change, floor)
    given = {"tib_min": tib, "mean_se": share, "rule_set": name}
    return ask("sleep_window", given, tib_min=new, change_min=new - tib)


def scale(random: Random) -> Case:
    """A sum, and the band or the cut-off it falls under."""
    name = random.choice(["GAD7", "PHQ9", "SDS", "BIS"])
    about = next(row for row in read("instruments") if row["instrument"] == name)
    low, high = int(about["item_low"]), int(about["item_high"])
    scores = [random.randint(low, high) for _ in range(int(about["items"]))]
    given = {"instrument": name, "items": scores}
    if name in ("GAD7", "PHQ9"):
        band = next(
            row["band"]
            for row in read("instrument_bands")
            if row["instrument"] == name and float(row["low"]) <= sum(scores) <= float(row["high"])
        )
        return ask("scale", given, score=sum(scores), band=band)
    cuts = [row for row in read("instrument_cutoffs") if row["instrument"] == name]
    if name == "SDS":
        row = random.choice(cuts)
        given["cutoff_set"] = row["cutoff_set"]
        return ask("scale", given, score=sum(scores), positive=sum(scores) >= int(row["at_least"]))
    held = all(
        any(
            score >= int(row["at_least"])
            for score in scores[int(row["first_item"]) - 1 : int(row["last_item"])]
        )
        for row in cuts
    )
    return ask("scale", given, score=sum(scores), positive=held)


def quality_indicator_65(random: Random) -> Case:
    """Age and DDD in the year."""
    limit = numbers("thresholds")
    age, ddd = random.randint(55, 75), random.choice([364.5, 365, 365.5, random.randint(0, 900)])
    much = age >= limit["ki65_min_age"] and ddd > limit["ki65_much_ddd"]
    return ask("quality_indicator_65", {"age": age, "ddd_in_year": ddd}, counts_as_much=much)


def long_term_opioid(random: Random) -> Case:
    """Every pair of dispensings is tried."""
    limit = numbers("thresholds")
    days = [0, *sorted(random.sample(range(1, 400), random.randint(0, 4)))]
    before, units = random.choice([300, 364, 365, 500]), random.choice([80, 89, 90, 200])
    apart = any(
        limit["hamina_min_gap_days"] <= b - a <= limit["hamina_max_gap_days"]
        for a in days
        for b in days
    )
    given = {
        "days_without_opioid_before": before,
        "dispensing_days": days,
        "units_in_days_0_90": units,
    }
    return ask(
        "long_term_opioid",
        given,
        new_user=before >= limit["hamina_washout_days"],
        long_term=apart and units >= limit["hamina_min_units"],
    )


def concurrent_opioid_bzd(random: Random) -> Case:
    """Denominator first, then numerator within it."""
    limit = numbers("thresholds")
    claims, days, others, overlap = (
        random.randint(0, 4),
        random.randint(10, 20),
        random.randint(0, 4),
        random.randint(25, 35),
    )
    below = claims >= limit["cob_min_opioid_claims"] and days >= limit["cob_min_opioid_days"]
    above = (
        others >= limit["cob_min_bzd_claims"]
        and overlap >= numbers("figures")["concurrent_overlap_days"]
    )
    given = {
        "opioid_claims": claims,
        "opioid_days": days,
        "bzd_claims": others,
        "overlap_days": overlap,
    }
    return ask("concurrent_opioid_bzd", given, in_denominator=below, in_numerator=below and above)
