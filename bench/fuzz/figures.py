"""Requests to the statistics and what must be answered: by scipy, or by trying everything."""

from __future__ import annotations

import math
from itertools import groupby, pairwise, product
from random import Random
from statistics import NormalDist, median
from typing import Any

from scipy import stats

from bench.fuzz.doses import Case, ask
from bench.fuzz.tables import numbers

LEVELS = {"low95": 0.025, "high95": 0.975, "low998": 0.001, "high998": 0.999}


def _series(random: Random, most: int = 40) -> list[float | None]:
    count = random.randint(3, most)
    values: list[float | None] = [float(random.randint(0, 60)) for _ in range(count)]
    if random.random() < 0.3:
        values[random.randrange(count)] = None
    return values


def run_chart(random: Random) -> Case:
    """Runs and crossings counted by eye; limits by the binomial of scipy."""
    values = _series(random)
    there = [value for value in values if value is not None]
    centre = median(there)
    sides = [value > centre for value in there if value != centre]
    runs = [len(list(run)) for _, run in groupby(sides)]
    places: dict[str, Any] = {
        "median": centre,
        "n_useful": len(sides),
        "longest_run": max(runs, default=0),
        "crossings": max(len(runs) - 1, 0),
    }
    if len(sides) > 1:
        places["longest_run_max"] = round(math.log2(len(sides))) + 3
        places["crossings_min"] = int(stats.binom.ppf(0.05, len(sides) - 1, 0.5))
        judged = len(sides) >= numbers("statistical_constants")["anhoj_least_useful_points"]
        long = places["longest_run"] > places["longest_run_max"]
        few = places["crossings"] < places["crossings_min"]
        places["signal"] = judged and (long or few)
    return ask("run_chart", {"values": values}, **places)


def xmr(random: Random) -> Case:
    """Mean and 2.66 mean moving ranges, screened once."""
    constants = numbers("statistical_constants")
    values = [float(random.randint(0, 60)) for _ in range(random.randint(3, 40))]
    ranges = [abs(b - a) for a, b in pairwise(values)]
    most = constants["xmr_moving_range_factor"] * sum(ranges) / len(ranges)
    screen = random.random() < 0.5
    if any(abs(one - most) < 1e-9 for one in ranges):
        screen = False  # on the limit a float may fall on either side
    kept = [one for one in ranges if one <= most] if screen else ranges
    mean = sum(values) / len(values)
    reach = constants["xmr_limit_factor"] * sum(kept) / len(kept)
    given = {"values": values, "screen_outliers": screen}
    return ask("xmr", given, mean=mean, lower=mean - reach, upper=mean + reach)


def _limit(kind: str, target: float, size: int, level: float) -> float:
    """Spiegelhalter's limit: the quantile drawn between two whole numbers, over the size."""
    made = stats.binom(size, target) if kind == "proportion" else stats.poisson(size * target)
    upper = made.ppf(level)
    above, below = made.cdf(upper), made.cdf(upper - 1)
    share = (upper - (above - level) / (above - below)) / size
    ends = (0.0, 1.0) if kind == "proportion" else (0.0, math.inf)
    return min(max(share, ends[0]), ends[1])


def funnel(random: Random) -> Case:
    """Limits at three sizes."""
    kind = random.choice(["rate", "proportion"])
    target = round(random.uniform(0.02, 0.6), 3)
    sizes = [random.randint(5, 800) for _ in range(3)]
    places = {}
    for number, size in enumerate(sizes):
        for name, level in LEVELS.items():
            limit = _limit(kind, target, size, level)
            nearest = min if name.startswith("low") else max
            places[f"limits.{number}.{name}"] = nearest(limit, target)
    key = "denominators" if kind == "proportion" else "expected"
    return ask("funnel", {"kind": kind, "target": target, key: sizes}, **places)


def _share(count: int, of: int) -> tuple[float, float]:
    """Clopper and Pearson's interval."""
    low = stats.beta.ppf(0.025, count, of - count + 1) if count else 0.0
    high = stats.beta.ppf(0.975, count + 1, of - count) if count < of else 1.0
    return float(low), float(high)


def rate_ratio(random: Random) -> Case:
    """Wald's interval, and the exact one given the sum of events."""
    a, b = random.randint(0, 60), random.randint(0, 60)
    first, second = random.randint(50, 900), random.randint(50, 900)
    given = {"a": a, "exposure_a": first, "b": b, "exposure_b": second}
    if not a or not b:
        return ask("rate_ratio", given, ratio=None)
    ratio = (a / first) / (b / second)
    reach = NormalDist().inv_cdf(0.975) * math.sqrt(1 / a + 1 / b)
    low, high = _share(a, a + b)
    places = {
        "ratio": ratio,
        "wald.0": ratio * math.exp(-reach),
        "wald.1": ratio * math.exp(reach),
        "exact.0": low / (1 - low) * second / first,
        "exact.1": high / (1 - high) * second / first,
        "difference": a / first - b / second,
    }
    return ask("rate_ratio", given, **places)


def proportion(random: Random) -> Case:
    """The exact interval of a share."""
    of = random.randint(1, 600)
    count = random.randint(0, of)
    low, high = _share(count, of)
    places = {"percent": 100 * count / of, "low_percent": 100 * low, "high_percent": 100 * high}
    return ask("proportion", {"x": count, "n": of}, **places)


def benchmark(random: Random) -> Case:
    """The best by adjusted fraction until a tenth of the patients is reached, equals together."""
    better = random.choice(["lower", "higher"])
    rows = []
    for number in range(random.randint(1, 8)):
        of = random.randint(1, 60)
        rows.append([f"p{number}", random.randint(0, of), of])

    def fraction(row: list[Any]) -> float:
        reached = row[1] if better == "higher" else row[2] - row[1]
        return (reached + 1) / (row[2] + 2)

    needed = sum(row[2] for row in rows) / 10
    best = sorted({fraction(row) for row in rows}, reverse=True)
    for place in range(len(best)):
        chosen = [row for row in rows if fraction(row) >= best[place]]
        if sum(row[2] for row in chosen) >= needed:
            break
    share = sum(row[1] for row in chosen) / sum(row[2] for row in chosen)
    return ask("benchmark", {"better": better, "rows": rows}, abc=share)


def suppress(random: Random) -> Case:
    """The answer is tried by someone who knows everything but the numbers: `unsafe`."""
    rows = [
        [f"r{number}", random.choice([0, 1, 2, 3, 4, 5, 6, 8, 12, 30])]
        for number in range(random.randint(1, 6))
    ]
    return ask("suppress", {"rows": rows}, rows=SAFE)


SAFE = "safe"


def unsafe(rows: list[list[Any]], answer: dict[str, Any], least: int = 5) -> str:
    """Why a suppressed table gives a small count away, or shows a wrong one; "" when it is safe."""
    shown = answer["result"]["rows"]
    total = answer["result"]["total"]
    if [name for name, _ in shown] != [name for name, _ in rows]:
        return "rows are not the same"
    if any(value not in (None, true) for (_, value), (_, true) in zip(shown, rows, strict=True)):
        return "a shown count is wrong"
    if total not in (None, sum(true for _, true in rows)):
        return "the total is wrong"
    masked = [true for (_, value), (_, true) in zip(shown, rows, strict=True) if value is None]
    if any(0 < value < least for _, value in shown if value is not None):
        return "a small count is shown"
    if total is None or not masked:
        return ""
    return _told(masked, least)


def _told(masked: list[int], least: int) -> str:
    """Every way the masked counts may be, given their sum and which are small."""
    small = [0 < count < least for count in masked]
    if not any(small):
        return ""
    spans = [range(1, least) if is_small else range(least, sum(masked) + 1) for is_small in small]
    smalls = [span for span, is_small in zip(spans, small, strict=True) if is_small]
    large = len(small) - sum(small)
    possible: list[set[int]] = [set() for _ in smalls]
    for guess in product(*smalls):
        rest = sum(masked) - sum(guess)
        if rest == 0 if not large else rest >= least * large:
            for seen, value in zip(possible, guess, strict=True):
                seen.add(value)
    told = any(seen != set(range(1, least)) for seen in possible)
    return "a small count can be narrowed down" if told else ""
