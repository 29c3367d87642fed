"""Strength as it stands in a product's name or in a strength column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from riktig.clinical.tables import rows
from riktig.extract.cells import is_empty
from riktig.extract.numbers import shape_of

_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_MICRO: Final = "mikrogram|mikrog|\u00b5g|\u03bcg|mcg|ug"
# A number may not be the tail of a longer one: "1 000 mg" and "1.000 mg" are not read.
# Nor the rest of one whose first figure is spoilt (U+FFFD).
_START: Final = r"(?<![\d.,/\ufffd])(?<!\d\s)"
_PER: Final = (
    r"(?:\s?/\s?(?:(?P<hour>timer|time|hour|hr|t|h)\b"
    r"|(?P<ml>\d*(?:[.,]\d+)?)\s?ml\b|(?P<other>[a-z]+)))?"
)
_SINGLE: Final = re.compile(
    rf"{_START}(?P<number>{_NUMBER})\s?(?P<unit>mg|g|{_MICRO})\b{_PER}", re.IGNORECASE
)
_JOINED: Final = re.compile(
    rf"{_START}(?P<first>{_NUMBER})\s?(?P<unit1>mg|{_MICRO})?\s?[/+]\s?"
    rf"(?P<second>{_NUMBER})\s?(?P<unit2>mg|{_MICRO})\b",
    re.IGNORECASE,
)
_BARE_JOINED: Final = re.compile(rf"({_NUMBER})\s?/\s?({_NUMBER})")
_WITH_ANTAGONIST: Final = " og nalokson"  # always written after the opioid, in a lower dose
_MOST_BARE: Final = 0.5  # of the different cells: a spoilt one does not make the others clear
_UNCLEAR: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class Strength(NamedTuple):
    """`value` in `unit`: "mg", "ug/h" or "mg/ml"."""

    value: float
    unit: str


def strength_in(text: str, atc: str | None) -> Strength | None:
    """The strength a text states, or None when it states none, several or an unclear one.

    Of a combination the counted substance alone has a strength, known by the
    strengths listed for its ATC code ("400 mg/30 mg" of N02AJ06 is 30 mg). With an
    antagonist it is the first and larger ("20 mg/10 mg" of N02AA55 is 20 mg).
    """
    text = text.replace('"', "")  # a stray quote must not cut 7,5 in two
    parts = joined_mg(text) or (_bare_joined(text) if atc else None)
    if parts:
        counted = _counted(parts, atc) if atc else None
        return None if counted is None else Strength(counted, "mg")
    found = {_single(match) for match in _SINGLE.finditer(text)}
    return found.pop() if len(found) == 1 else None


def are_bare(strengths: Sequence[str], products: Sequence[str]) -> bool:
    """Whether strengths are numbers without units that not every product's name makes up for."""
    stated = {cell for cell in set(strengths) if not is_empty(cell)}
    bare = sum(shape_of(cell.strip()) is not None for cell in stated)
    if not bare or bare < _MOST_BARE * len(stated):
        return False
    named = zip(strengths, products, strict=True) if products else ((s, "") for s in strengths)
    return any(not strength_in(product, None) for cell, product in set(named) if not is_empty(cell))


def joined_mg(text: str) -> tuple[float, float] | None:
    """The two strengths of a combination ("400 mg/30 mg", "400/30 mg"), in mg."""
    found = _JOINED.search(text)
    if found is None:
        return None
    unit = found["unit2"].lower()
    first = _in_mg(found["first"], (found["unit1"] or unit).lower())
    second = _in_mg(found["second"], unit)
    return (first, second) if first and second else None


def _bare_joined(text: str) -> tuple[float, float] | None:
    """The two strengths of a cell that holds nothing else ("20/10")."""
    found = _BARE_JOINED.fullmatch(text.strip())
    return (_plain(found[1]), _plain(found[2])) if found else None


def _counted(parts: tuple[float, float], atc: str) -> float | None:
    listed = _listed_mg(atc)
    if _has_antagonist(atc):
        first, second = parts
        return first if first in listed and first > second else None
    counted = [part for part in parts if part in listed]
    return counted[0] if len(counted) == 1 else None


@cache
def _has_antagonist(atc: str) -> bool:
    """Whether the other substance is one that both numbers could be strengths beside."""
    return any(
        row["atc"] == atc and row["substance"].endswith(_WITH_ANTAGONIST)
        for row in rows("substances")
    )


def without_strengths(text: str) -> str:
    """The text with its strengths taken out, so that a "/" left in it is part of the name."""
    return _SINGLE.sub(" ", _JOINED.sub(" ", text))


def _single(match: re.Match[str]) -> Strength | None:
    unit = match["unit"].lower()
    milligrams = _in_mg(match["number"], unit)
    if milligrams is None or match["other"]:
        return None
    if match["hour"]:
        micro = unit not in ("mg", "g")
        return Strength(_plain(match["number"]), "ug/h") if micro else None
    if match["ml"] is not None:
        volume = _plain(match["ml"] or "1")
        return Strength(milligrams / volume, "mg/ml") if volume else None
    return Strength(milligrams, "mg")


def _in_mg(number: str, unit: str) -> float | None:
    if _UNCLEAR.fullmatch(number):
        return None
    value = _plain(number)
    if unit == "mg":
        return value
    return value * 1000 if unit == "g" else value / 1000


def _plain(number: str) -> float:
    return float(number.replace(",", "."))


@cache
def _listed_mg(atc: str) -> frozenset[float]:
    return frozenset(
        float(row["value"])
        for row in rows("strengths")
        if row["atc"] == atc and row["unit"] == "mg"
    )
