"""Numbers as participants write them: "72", "72 mg", "0,072 g", "1 200 mg OMEQ/døgn"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from riktig.text import parse_number
from riktig.text.catalogue import area

# Written to the nearest whole number, or one per cent from rounding on the way: the same answer.
ROUNDING = 0.5
SHARE = 0.01
MOST_LETTERS = 60

_WRITTEN = re.compile(r"([+-]?[\d.,]+(?: \d{3})*(?:[.,]\d+)?)\s*(.*)", re.DOTALL)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Written:
    """What was written: `mg` is `None` when the unit is no weight, `unit_known` when it is one."""

    mg: float | None
    unit_known: bool = True


def close(answer: float, value: float) -> bool:
    """Whether a number is another one but for rounding."""
    return abs(answer - value) <= max(ROUNDING * min(1.0, abs(value)), SHARE * abs(value))


def read_mg(typed: str) -> Written | None:
    """Milligrams from typed text; `None` when it does not begin with one number."""
    plain = _plain(typed)
    found = _WRITTEN.fullmatch(plain)
    if not found or len(plain) > MOST_LETTERS:
        return None
    digits = found[1]
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(" ", "")
    number = parse_number(digits)
    if number is None:
        return None
    per_mg = _units().get(_unit(found[2]))
    if per_mg is None:
        return Written(None, unit_known=False)
    return Written(float(Fraction(repr(number)) * per_mg))


def typed_pattern() -> str:
    """One number from 0 up as `read_mg` reads it, for a page: both Python and JavaScript take it.

    Any words may follow: whether they are a right unit is for the grading to say.
    """
    before = "".join(rf"(?:{re.escape(word)}\s+)?" for word in _words()["before"])
    either = r"(?!\+?[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9]))"  # a thousand, or one and no more
    whole = r"(?:[0-9]{1,3}(?:\s+[0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)"
    return rf"\s*{before}{either}\+?{whole}(?:\s[^0-9]*|[^0-9.,\s][^0-9]*)?"


def _plain(typed: str) -> str:
    spaces = re.sub(r"[\s\u00a0\u202f]+", " ", typed.strip().casefold())
    signs = {"\u2212": "-", "\u00b5": "u", "\u03bc": "u"}
    for sign, plain in signs.items():
        spaces = spaces.replace(sign, plain)
    for word in _words()["before"]:
        spaces = spaces.removeprefix(f"{word} ")
    return spaces


def _unit(rest: str) -> str:
    """The unit without the words that say nothing more: "mg omeq per døgn" is "mg"."""
    rest = rest.strip(" .")
    for word in _words()["after"]:
        rest = rest.removesuffix(word).strip(" .")
    return rest


def _words() -> dict[str, Any]:
    found: dict[str, Any] = area("exercises")["number"]
    return found


@cache
def _units() -> dict[str, Fraction]:
    return {unit: Fraction(mg) for unit, mg in _words()["mg_in"].items()}
