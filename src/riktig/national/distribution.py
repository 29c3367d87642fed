"""The reference distribution: percentiles among prescribers, which say nothing of any one of them.

Written as `riktig-reference/1`, the form that the reports read (`riktig.feedback.reference`).
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import numpy as np

from riktig.feedback.reference import PERCENTILES, SCHEMA
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.measures.result import OK

_DECIMALS: Final = 1
_PERCENT: Final = 100
SMALL: Final = "small_denominator"
FEW: Final = "few_prescribers"
OWN: Final = "own_only"

Value = tuple[str, int | None, int | None, float | None]  # status, counts and the value


class Least(NamedTuple):
    """What is too small to stand in the distribution."""

    denominator: int
    list_size: int
    prescribers: int


class Spread(NamedTuple):
    """One measure among the prescribers: how many of each status, and the percentiles."""

    measure: Measure
    statuses: Mapping[str, int]
    percentiles: Mapping[int, float]
    why: str  # why there are none; "" when there are


@cache
def least() -> Least:
    """The limits of `rules.toml`."""
    written = files("riktig.national").joinpath("rules.toml").read_text("utf-8")
    entry = tomllib.loads(written)["reference"]
    return Least(entry["least_denominator"], entry["least_list"], entry["least_prescribers"])


def spreads(values: Mapping[str, Sequence[Value]]) -> list[Spread]:
    """Each measure that has a value, in the order they are shown."""
    wanted = [one for one in measures() if one.denominator.rule != "none"]
    return [_spread(measure, values.get(measure.id, ())) for measure in wanted]


def _spread(measure: Measure, values: Iterable[Value]) -> Spread:
    statuses: Counter[str] = Counter()
    kept = []
    for status, _, denominator, value in values:
        if status == OK and (denominator or 0) < _least_of(measure):
            status = SMALL
        statuses[status] += 1
        if status == OK and value is not None:
            kept.append(value)
    why = OWN if measure.small_numbers == OWN else ""
    why = why or (FEW if len(kept) < least().prescribers else "")
    percentiles = {} if why else _percentiles(measure, kept)
    return Spread(measure, dict(sorted(statuses.items())), percentiles, why)


def _least_of(measure: Measure) -> int:
    return least().list_size if measure.denominator.rule == "list_size" else least().denominator


def _percentiles(measure: Measure, values: Sequence[float]) -> dict[int, float]:
    """As people say them: a share in percent, a rate per what the measure says."""
    scale = 1 if measure.denominator.per else _PERCENT
    found = np.quantile(np.sort(values), [one / _PERCENT for one in PERCENTILES])
    return {
        one: round(value * scale, _DECIMALS)
        for one, value in zip(PERCENTILES, found.tolist(), strict=True)
    }


def reference(found: Iterable[Spread], source: str) -> str:
    """The reference file; the source says whose numbers they are, and of when."""
    lines = [f'schema = "{SCHEMA}"', f'source = "{source}"']
    for one in found:
        if one.percentiles:
            lines += ["", "[[measures]]", f'measure = "{one.measure.id}"']
            lines.append(f"version = {one.measure.version}")
            lines += [f"p{name} = {value}" for name, value in one.percentiles.items()]
    return "\n".join(lines) + "\n"


def as_dict(one: Spread) -> dict[str, Any]:
    """A measure as the run's result has it."""
    told = {
        "id": one.measure.id,
        "version": one.measure.version,
        "prescribers": dict(one.statuses),
        "percentiles": {f"p{name}": value for name, value in one.percentiles.items()} or None,
    }
    return {**told, "why": one.why} if one.why else told
