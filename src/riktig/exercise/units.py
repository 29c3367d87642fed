"""Units that answers are written in, by what they measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from riktig.clinical.tables import rows
from riktig.text.catalogue import area


@dataclass(frozen=True)
class Dimension:
    """What a number may measure.

    `factors` are units by name, in the first of them. `slips` are factors between units that are
    easily mixed up. `after` and `of_whom` are words that may follow a unit. `exact` is for what is
    counted; `parts` for what is also written in two parts, "1 uke og 3 dager"; `clock` is the unit
    before the colon of "7:30".
    """

    factors: Mapping[str, Fraction]
    slips: tuple[Fraction, ...] = ()
    after: tuple[str, ...] = ()
    of_whom: tuple[str, ...] = ()
    exact: bool = False
    parts: bool = False
    clock: str = ""


def known_unit(unit: str) -> bool:
    """Whether a question may ask for a unit."""
    try:
        dimension_of(unit)
    except KeyError:
        return False
    return True


@cache
def dimension_of(unit: str) -> Dimension:
    """What a unit measures. KeyError for one that `judging.toml` does not have."""
    for dimension in _dimensions():
        if plain_words(unit, dimension) in dimension.factors:
            return dimension
    raise KeyError(f"no unit {unit!r}")


def per_unit(dimension: Dimension, unit: str) -> Fraction:
    """How many of the dimension's first unit one unit is."""
    return dimension.factors[plain_words(unit, dimension)]


def plain_words(written: str, dimension: Dimension) -> str:
    """A unit without the words that say nothing more: "mg OMEQ per døgn" is "mg"."""
    rest = _same_signs(written)
    while rest not in dimension.factors:
        shorter = [rest.removesuffix(word).strip(" .") for word in dimension.after]
        # Whom a share is of does not make it one: "12 pasienter" is no percentage.
        of_whom = [rest.removesuffix(word).strip(" .") for word in dimension.of_whom]
        found = [one for one in (*shorter, *filter(None, of_whom)) if one != rest]
        if not found:
            return rest
        rest = found[0]
    return rest


def number_words(place: str) -> tuple[str, ...]:
    """Words that may stand `before` or `between` numbers, or `after` a unit; which kinds are so."""
    return tuple(area("judging")["number"][place])


def units_with_digits() -> tuple[str, ...]:
    """Units whose name holds a number: "per 1000"."""
    names = (name for dimension in _dimensions() for name in dimension.factors)
    return tuple(name for name in names if any(sign.isdigit() for sign in name))


def larger_units() -> tuple[str, ...]:
    """Units that a smaller one may stand after: hours before minutes, weeks before days."""
    return tuple(
        name
        for dimension in _dimensions()
        for name, factor in dimension.factors.items()
        if dimension.parts and factor > min(dimension.factors.values())
    )


def _same_signs(written: str) -> str:
    return written.strip(" .").casefold().replace("\u00b5", "u").replace("\u03bc", "u")


@cache
def _dimensions() -> tuple[Dimension, ...]:
    return tuple(_dimension(name, raw) for name, raw in area("judging")["units"].items())


def _dimension(name: str, raw: Mapping[str, Any]) -> Dimension:
    medicines = sorted(_medicines(), key=len, reverse=True) if name == "weight" else []
    return Dimension(
        factors={unit: Fraction(of) for unit, of in raw["in"].items()},
        slips=tuple(Fraction(one) for one in raw.get("slips", ())),
        after=(*number_words("after"), *medicines),
        of_whom=tuple(raw.get("of_whom", ())),
        exact=name in number_words("exact"),
        parts=name in number_words("parts"),
        clock=raw.get("clock", ""),
    )


def _medicines() -> set[str]:
    """A dose may name its medicine, "30 mg oksazepam": the question has said which."""
    return {row["substance"].casefold() for row in rows("substances")}
