"""How the patients of the list, their rows and their reasons are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from riktig.audit.result import OwnRow
from riktig.extract.product_words import shown_product
from riktig.measures.scope import classes
from riktig.review.own_list import Listed
from riktig.review.rows import PatientRows
from riktig.text import decimal_text, format_date, text

_FLUID = "mg/ml"
_UNITS = {"ug/h": "patch", _FLUID: "fluid"}
_MOST_ROWS_NAMED = 4


def who(one: Listed | PatientRows) -> str:
    """`Pasient 17, kvinne født 1956`, as far as the file tells."""
    told = person(one.birth_year, one.sex or "")
    name = text("review.who.patient", number=one.patient)
    return text("review.who.known", patient=name, person=told) if told else name


def person(birth_year: int | None, sex: str) -> str:
    """`kvinne født 1956`, as far as it is known."""
    told = [text(f"review.who.{sex}")] if sex else []
    if birth_year is not None:
        told.append(text("review.who.born", year=birth_year))
    return " ".join(told)


def where(rows: Sequence[OwnRow], files: bool, most: int = _MOST_ROWS_NAMED) -> str:
    """`rad 88, 45 og 12`, in the order given, by file when there are several; the first of many."""
    named, more = rows[:most], len(rows) - most
    if more <= 0:
        return _rows_named(named, files, "review.where.and")
    return text("review.where.more", rows=_rows_named(named, files, ""), count=more)


def _rows_named(rows: Sequence[OwnRow], files: bool, last_two: str) -> str:
    said = []
    for file, some in groupby(rows, lambda row: row.record.file):
        numbers = [str(row.record.row) for row in some]
        joined = ", ".join(numbers)
        if last_two and len(numbers) > 1:
            joined = text(last_two, first=", ".join(numbers[:-1]), last=numbers[-1])
        key = "review.where.in_file" if files else "review.where.rows"
        said.append(text(key, file=file + 1, rows=joined))
    return "; ".join(said)


def place(row: OwnRow, files: bool) -> str:
    """One row's number, with its file when there are several."""
    record = row.record
    if files:
        return text("review.where.place", file=record.file + 1, row=record.row)
    return str(record.row)


def last(one: Listed) -> str:
    """What was got last, how much and when."""
    if not one.rows:
        return ""
    row = one.rows[0]
    told = [product(row), amount(row)]
    what = ", ".join(part for part in told if part)
    day = format_date(row.record.day)
    return text(f"review.last.{row.record.event}", what=what, day=day)


def product(row: OwnRow) -> str:
    """The name as in the file, cut short, with the strength; without one, class and code."""
    record = row.record
    if record.product:
        name = shown_product(record.product)
        if record.strength is None or any(char.isdigit() for char in name):
            return name
        unit = text(f"review.unit.{_UNITS.get(record.strength_unit or '', 'mg')}")
        return text("review.unit.strong", name=name, strength=number(record.strength), unit=unit)
    titles = {one.id: one.title for one in classes()}
    title = titles.get(row.class_id, "")
    return f"{title} ({row.atc})" if title else row.atc


def amount(row: OwnRow) -> str:
    """Units, or millilitres of a fluid; empty when the file does not say."""
    if row.record.units is None:
        return ""
    unit = "millilitres" if row.record.strength_unit == _FLUID else "units"
    return text(f"review.amount.{unit}", amount=decimal_text(row.record.units))


def number(value: float | None) -> str:
    """An amount with at most two decimals; empty when it is not known."""
    return "" if value is None else decimal_text(float(value), 2)


def marks(one: Listed) -> list[str]:
    """That the file marks the patient palliative or as having cancer."""
    return [text(f"review.mark.{mark}") for mark in one.marks]


def doing(one: Listed) -> list[str]:
    """What the GP can do: the measures' own words, each said once."""
    return list(dict.fromkeys(measure.review.do for measure in one.reasons))


def day_in_words(iso: str) -> str:
    """An ISO date as Norwegians write it; empty when there is none."""
    return format_date(date.fromisoformat(iso)) if iso else ""


def key_word(kind: str) -> str:
    """What the patients of a list are known by, in a few words."""
    return text(f"review.key_word.{kind or 'none'}")
