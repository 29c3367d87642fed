"""One cell to one value. What cannot be read becomes a `Bad` with its code, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple, TypeVar

from riktig.extract.catalogue import empty_words, words
from riktig.extract.dates import Masked, Order, parse_date, parts_of
from riktig.extract.limits import MAX_AMOUNT, MAX_NUMBER
from riktig.extract.mask import scrub
from riktig.extract.numbers import Style, is_unclear, parse
from riktig.extract.record import Event, Sex

T = TypeVar("T")


class Bad(NamedTuple):
    """Why a cell could not be read: `extract.row.<code>`."""

    code: str


# Identity numbers that mean "no patient" in the registers' source messages.
MASKED_PATIENTS: Final = frozenset(["99999999999", "00000000000"])
_ATC: Final = re.compile(r"([A-Z]\d\d[A-Z]{2}(?:\d\d)?)(?:[\s:\u2013-].*)?", re.DOTALL)
_ATC_SPACED: Final = re.compile(r"([A-Z])\s?(\d\d)\s?([A-Z])\s?([A-Z])\s?(\d\d)")
_IDENTITY_LENGTHS: Final = (10, 11)
_STRAY: Final = "\"'"  # quotes that lost their pair
_SHORTENED: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_PARTED_IDENTITY: Final = re.compile(r"(?:\d[ -]?){10}\d")
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d(?:[.,]0+)?")
_AMOUNT: Final = re.compile(r"([-\u2212]?[\d.,\s\u00a0\u202f]*\d[.,]?)\s*([^\W\d_]*)\.?")
# Packs times their size, with the word for packs or a sign of multiplication between.
_TIMES: Final = re.compile(
    r"(\d{1,3})\s*(?:x|\u00d7|\*|(?:pk|pkn|pakn|pakning(?:er)?)\.?\s*(?:a|\u00e0|\u00e1|x))\s*"
    r"(\d{1,5}\s*[^\W\d_]+\.?)",
    re.IGNORECASE,
)


def is_empty(cell: str) -> bool:
    """Whether a cell says nothing: empty, a dash, "ukjent"."""
    return cell.strip().casefold() in empty_words()


def patient_key(cell: str) -> str | Bad:
    """A patient's key, to be replaced at once by a running number."""
    key = " ".join(cell.split()).strip(_STRAY)
    if is_empty(key):
        return Bad("no_patient")
    if _SHORTENED.fullmatch(key):
        return Bad("patient_shortened")
    if _PARTED_IDENTITY.fullmatch(key):
        key = "".join(filter(str.isdigit, key))
    if key.isdigit() and len(key) in _IDENTITY_LENGTHS:
        key = key.zfill(max(_IDENTITY_LENGTHS))  # spreadsheets drop the first zero
    return Bad("masked_patient") if key in MASKED_PATIENTS else key


def day_of(cell: str, order: Order) -> date | Bad:
    """The day of an event."""
    if is_empty(cell):
        return Bad("no_date")
    try:
        return parse_date(cell, order)
    except Masked:
        return Bad("masked_date")
    except ValueError:
        return Bad("bad_date")


def is_atc(cell: str) -> bool:
    """Whether a cell holds an ATC code of level 4 or 5."""
    return isinstance(atc_of(cell), str)


def atc_of(cell: str) -> str | Bad | None:
    """An ATC code in upper case; retired codes are kept. A name after the code is left out."""
    if is_empty(cell):
        return None
    code = cell.strip().upper()
    if code[0] in "([" and code[-1] in ")]":
        code = code[1:-1].strip()
    spaced = _ATC_SPACED.fullmatch(code)
    if spaced:
        return "".join(spaced.groups())
    found = _ATC.fullmatch(code)
    return found.group(1) if found else Bad("bad_atc")


def name_of(cell: str) -> str | None:
    """A product's name as it stands, without anything like an identity number."""
    return None if is_empty(cell) else scrub(" ".join(cell.split()))


def number_of(cell: str, style: Style) -> float | Bad | None:
    """A number that cannot be negative."""
    if is_empty(cell):
        return None
    text = cell.strip()
    if text[0] in "-\u2212" and parse(text[1:], style) is not None:
        return Bad("negative_number")
    value = parse(text, style)
    return Bad("bad_number") if value is None or value > MAX_AMOUNT else value


def bare_amount(cell: str, kind: str) -> str:
    """The number of an amount like "100 stk" when its word is of the kind, else the cell."""
    found = _AMOUNT.fullmatch(cell.strip()) if len(cell) <= MAX_NUMBER else None
    if found and found[2] and words("unit").get(found[2].casefold()) == kind:
        return found[1].strip()
    return cell


def amount_of(cell: str, style: Style, kind: str) -> float | Bad | None:
    """An amount that may have its word with it; a word of another kind is not read.

    Of units it can be packs times their size: "2 x 25 stk", "1 pk a 98 stk".
    """
    times = _TIMES.fullmatch(cell.strip()) if kind == "units" and len(cell) <= MAX_NUMBER else None
    if times is None:
        return _counted(bare_amount(cell, kind), style)
    number = number_of(bare_amount(times[2], kind), style)
    product = int(times[1]) * number if isinstance(number, float) else number
    return Bad("bad_number") if isinstance(product, float) and product > MAX_AMOUNT else product


def _counted(bare: str, style: Style) -> float | Bad | None:
    """A number of things. "1,200" is twelve hundred or nothing: nobody counts 1.2 so."""
    value = number_of(bare, style)
    if isinstance(value, float) and not value.is_integer() and is_unclear(bare):
        return Bad("bad_number")
    return value


def year_of(cell: str) -> int | None:
    """Birth year, also from a date of birth with a four-digit year; else unknown."""
    text = cell.strip()
    if _YEAR.fullmatch(text):
        return int(text[:4])
    parts = parts_of(text)
    if parts is None or parts.year == "short":
        return None
    year = parts.first if parts.year == "first" else parts.third
    return year if _YEAR.fullmatch(str(year)) else None


def sex_of(cell: str) -> Sex | None:
    """Sex; anything but the known words is unknown."""
    found = words("sex").get(cell.strip().casefold())
    return None if found is None else ("female" if found == "female" else "male")


def event_of(cell: str) -> Event | Bad:
    """Dispensed or prescribed."""
    found = words("event").get(cell.strip().casefold())
    if found is None:
        return Bad("bad_event")
    return "dispensed" if found == "dispensed" else "prescribed"


def recalled_of(cell: str) -> bool | Bad:
    """Whether a status says that the row adds nothing. No status: it counts."""
    if is_empty(cell):
        return False
    found = words("status").get(cell.strip().casefold())
    return Bad("bad_status") if found is None else found == "recalled"


def unit_of(cell: str) -> str | Bad | None:
    """The unit of a strength as records have it."""
    if is_empty(cell):
        return None
    return words("strength_unit").get(cell.strip().casefold().replace(" ", "")) or Bad("bad_unit")


def is_true(cell: str) -> bool:
    """Whether a yes-or-no column says yes."""
    return cell.strip().casefold() in words("truth")


def each(cells: tuple[str, ...], make: Callable[[str], T]) -> Mapping[str, T]:
    """The value of every different cell of a column, each made once, in order of appearance."""
    return {cell: make(cell) for cell in dict.fromkeys(cells)}
