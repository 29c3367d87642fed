"""Lists as different record systems might write them: headings, dates, numbers, quotes, amounts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from bench.fuzz.extract_sheet import Line, Sheet
from riktig.synthetic import Dispensing, Practice
from riktig.synthetic.population import Patient

HEADINGS: Final = (
    Path(__file__).parents[2] / "src" / "riktig" / "extract" / "formats" / "headings.toml"
)
# How a date is written, and its order.
DATES: Final = (
    ("{d:02}.{m:02}.{y}", "dmy"),
    ("{d}.{m}.{y}", "dmy"),
    ("{d:02}.{m:02}.{s:02}", "dmy"),
    ("{d:02}/{m:02}/{y}", "dmy"),
    ("{m:02}/{d:02}/{y}", "mdy"),
    ("{d:02}-{m:02}-{y}", "dmy"),
    ("{y}-{m:02}-{d:02}", "ymd"),
    ("{y}{m:02}{d:02}", "ymd"),
    ("{y}.{m:02}.{d:02}", "ymd"),
    ("{y}-{m:02}-{d:02} 08:15:00", "ymd"),
    ("{y}-{m:02}-{d:02}T13:45:10+01:00", "ymd"),
    ("{d:02}.{m:02}.{y} 08:15", "dmy"),
)
AMOUNTS: Final = (
    ("units",),
    ("units", "ddd"),
    ("ddd",),
    ("packages", "pack_size"),
    ("packages", "pack_size", "ddd"),
    ("unclear_units",),
    ("unclear_packages", "pack_size"),
    ("worded_units",),
    ("units", "packages", "ddd"),
    ("packages", "ddd"),
)
_UNCLEAR: Final = ("Antall", "Ant.", "Mengde", "antall")
_NOISE: Final = (
    ("Bruk", ("1 tablett morgen og kveld", "1-2 ved behov, maks 4", "ved sovn; ved behov", "")),
    ("Lege", ("Lege A", "Vikar B")),
    ("Refusjon", ("", "2", "3a", "H-resept")),
    ("Reit", ("0", "1", "3")),
    ("Merknad", ("", "husk time", 'sa "nei takk"', "1.000")),
)
_FIRST: Final = ("Kari", "Ola", "Anne-Marie", "Åse", "Øyvind", "José", "Siv Ærlig", "Bjørn")
_LAST: Final = ("Oppdiktet", "Tenkt-Fugl", "O'Fiktiv", "Ångström", "Ikkeekte")


@dataclass
class Habit:
    """How one system writes."""

    date: str
    order: str
    decimal: str
    decimals: str  # least, two, three, bare (",5")
    thousands: str
    patient: str  # number, identity, spaced, name
    product: str  # full, name, none
    strength: str  # none, unit, split, bare
    amounts: tuple[str, ...]
    event: str
    answers: dict[str, str] = field(default_factory=dict)


@cache
def _heading_words() -> dict[str, list[str]]:
    listed: dict[str, list[str]] = tomllib.loads(HEADINGS.read_text("utf-8"))["meaning"]
    return listed


def habit(random: Random) -> Habit:
    """One of the ways."""
    date_form, order = random.choice(DATES)
    product = random.choice(("full", "full", "name", "none"))
    strength = random.choice(("unit", "split", "bare")) if product != "full" else "none"
    if product == "full" and random.random() < 0.3:
        strength = "unit"
    amounts = random.choice(AMOUNTS)
    if "ddd" not in amounts and product == "none":
        strength = random.choice(("unit", "split", "bare"))
    decimal = random.choice((",", ",", "."))
    return Habit(
        date=date_form,
        order=order,
        decimal=decimal,
        decimals=random.choice(("least", "least", "two", "three", "bare")),
        thousands=random.choice(("", "", "", " ", "\u00a0", "." if decimal == "," else ",")),
        patient=random.choice(("number", "identity", "identity", "spaced", "name")),
        product=product,
        strength=strength,
        amounts=amounts,
        event=random.choice(("dispensed", "prescribed")),
    )


def listed(random: Random, made: Practice) -> tuple[Sheet, Habit]:
    """A practice written by one habit, its columns in a random order."""
    how = habit(random)
    columns: list[tuple[str, str, list[str]]] = []
    rows = made.dispensings
    for meaning in _meanings(random, how):
        name, cells = _column(random, how, meaning, made, rows)
        known = {"worded_units": "units", "unclear_units": "units", "unclear_packages": "packages"}
        columns.append((name, known.get(meaning, meaning), cells))
    for name, choices in random.sample(_NOISE, random.randint(0, 2)):
        columns.append((name, "", [random.choice(choices) for _ in rows]))
    random.shuffle(columns)
    sheet = Sheet(
        headings=[name for name, _, _ in columns],
        meanings=[meaning for _, meaning, _ in columns],
        lines=[Line([cells[at] for _, _, cells in columns], at) for at in range(len(rows))],
    )
    _dress(random, sheet)
    mark = "comma" if how.decimal == "," else "point"
    amount = "packages" if any("packages" in one for one in how.amounts) else "units"
    how.answers = {
        "event": how.event,
        "date_order": how.order,
        "amount": amount,
        "strength_in": "mg",
        "blank_patient": "none",
        **{
            f"decimal_{name}": mark
            for name in ("strength", "units", "packages", "pack_size", "ddd")
        },
    }
    return sheet, how


def _dress(random: Random, sheet: Sheet) -> None:
    """Separator, encoding, line ends, quotes and title lines that can hold what stands in it."""
    sheet.encoding = random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    sheet.separator = random.choice((";", ";", "\t", "|", ","))
    sheet.ending = random.choice(("\r\n", "\r\n", "\n", "\r"))
    texts = [*sheet.headings, *(cell for line in sheet.lines for cell in line.cells)]
    needed = any(sheet.separator in text or '"' in text for text in texts)
    sheet.quoted = random.choice(("minimal", "all") if needed else ("none", "minimal", "all"))
    if random.random() < 0.25:
        sheet.before = random.choice(
            (["Reseptliste"], ["Reseptliste", "Periode: 01.01.2025 - 31.12.2025", ""], ["sep=;"])
        )
        if sheet.before == ["sep=;"]:
            sheet.before = [f"sep={sheet.separator}"]


def _meanings(random: Random, how: Habit) -> list[str]:
    found = ["patient", "day"]
    if how.product != "none":
        found.append("product")
    if how.product == "none" or random.random() < 0.7:
        found.append("atc")
    if how.strength != "none":
        found.append("strength")
    if how.strength == "split":
        found.append("strength_unit")
    found += how.amounts
    more = ("birth_year", "sex", "status", "prescription")
    found += [one for one in more if random.random() < 0.3 and one not in found]
    if how.patient == "name" and "birth_year" not in found:
        found.append("birth_year")
    return found


def _column(
    random: Random, how: Habit, meaning: str, made: Practice, rows: tuple[Dispensing, ...]
) -> tuple[str, list[str]]:
    """The heading and the cells of one column."""
    if meaning.startswith("unclear"):
        name = random.choice(_UNCLEAR)
    elif meaning == "worded_units":
        name = "Antall"
    else:
        name = random.choice(_heading_words()[meaning])
    written = random.choice((str, str.capitalize, str.upper))(name)
    return written, [_cell(how, meaning, made.patient(row.patient), row) for row in rows]


def _cell(how: Habit, meaning: str, person: Patient, row: Dispensing) -> str:
    units = row.packs * row.pack_size
    if meaning == "patient":
        return key_of(how.patient, person)
    if meaning == "day":
        return day_text(how.date, row.day)
    if meaning == "product":
        return product_text(how, row)
    if meaning == "strength":
        return _strength(how, row)
    if meaning == "strength_unit":
        return {"mg": "mg", "ug/h": "µg/t"}.get(row.product.unit, "")
    if meaning in ("units", "unclear_units", "worded_units"):
        return number_text(how, units, whole=True) + (" stk" if meaning == "worded_units" else "")
    if meaning in ("packages", "unclear_packages"):
        return str(row.packs)
    plain = {
        "atc": row.product.atc,
        "pack_size": str(row.pack_size),
        "ddd": ""
        if row.ddd_thousandths is None
        else number_text(how, row.ddd_thousandths / 1000, whole=False),
        "birth_year": f"{person.number:02d}.03.{person.birth_year}"
        if how.patient == "name"
        else str(person.birth_year),
        "sex": "K" if person.sex == "female" else "M",
        "status": "Tilbakekalt" if row.recalled else "Gyldig",
        "prescription": f"R{row.prescription}",
    }
    return plain[meaning]


def key_of(kind: str, person: Patient) -> str:
    """A made-up key: month 81 and up belongs to nobody."""
    number = person.number
    identity = (
        f"{number:02d}{81 + number % 12:02d}{person.birth_year % 100:02d}{10_000 + 37 * number:05d}"
    )
    if kind == "identity":
        return identity
    if kind == "spaced":
        return f"{identity[:6]} {identity[6:]}"
    if kind == "name":
        return f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]}"
    return str(1000 + number)


def day_text(form: str, day: date) -> str:
    """A date by a form of `DATES`."""
    return form.format(d=day.day, m=day.month, y=day.year, s=day.year % 100)


def product_text(how: Habit, row: Dispensing) -> str:
    """The name, with form and strength where the habit has them there."""
    name = row.product.name
    if how.product != "full" or not row.product.strength:
        return name
    strength = row.product.strength.replace(".", ",")
    if row.product.atc == "N02AJ06":
        return f"{name} tab {'400' if strength == '30' else '500'} mg/{strength} mg"
    unit = "µg/t" if row.product.unit == "ug/h" else row.product.unit
    form = "depotplaster" if row.product.unit == "ug/h" else "tab"
    return f"{name} {form} {strength} {unit}"


def _strength(how: Habit, row: Dispensing) -> str:
    if not row.product.strength:
        return ""
    plain = row.product.strength.replace(".", how.decimal)
    unit = {"mg": "mg", "ug/h": "µg/t"}[row.product.unit]
    return f"{plain} {unit}" if how.strength == "unit" else plain


def number_text(how: Habit, value: float, *, whole: bool) -> str:
    """A number as the habit writes it."""
    digits = {"two": 2, "three": 3}.get(how.decimals)
    if whole or digits is None:
        text = f"{value:.3f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:.{digits}f}"
    before, _, after = text.partition(".")
    if how.thousands and len(before) > 3:
        before = f"{before[:-3]}{how.thousands}{before[-3:]}"
    if how.decimals == "bare" and before == "0" and after:
        before = ""
    return before + (how.decimal + after if after else "")
