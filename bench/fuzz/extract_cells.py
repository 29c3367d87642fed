"""Spoilt cells: what happens to single rows of a list between a record system and a reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from bench.fuzz.extract_case import Case
from bench.fuzz.extract_sheet import Line, Sheet

Spoil = Callable[[Random, Case, Sheet], bool]

NUMBERS: Final = ("units", "packages", "pack_size", "ddd", "strength")
_INVISIBLE: Final = ("\u200f", "\u202e", "\ufeff", "\u200b", "\u00a0", "\u00ad", "\u2066")
_DATE: Final = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(.*)")


def some(random: Random, case: Case, most: int = 6) -> list[Line]:
    """A few of the lines that tell a fact."""
    assert case.sheet is not None  # noqa: S101 (lists alone are spoilt here)
    lines = case.sheet.facts()
    return random.sample(lines, min(len(lines), random.randint(1, most)))


def touch(case: Case, line: Line) -> None:
    """Notes that a line no longer stands as it did."""
    line.touched = True
    if line.fact is not None:
        case.touched.add(line.fact)


def _touch_whole(case: Case, line: Line) -> None:
    """The same where the patient's key may be what was spoilt."""
    touch(case, line)
    if line.fact is not None:
        case.strangers.add(line.fact)


def _cells(
    random: Random, case: Case, sheet: Sheet, meaning: str, change: Callable[[str], str]
) -> bool:
    """Changes the cells of one column in a few rows; whether any was changed."""
    at = sheet.at(meaning)
    if at is None:
        return False
    found = False
    for line in some(random, case):
        if at >= len(line.cells):
            continue
        new = change(line.cells[at])
        if new != line.cells[at]:
            line.cells[at] = new
            touch(case, line)
            found = True
    return found


def _number(random: Random, sheet: Sheet) -> str:
    there = [name for name in NUMBERS if name in sheet.meanings]
    return random.choice(there or ["none"])


def other_separator(random: Random, case: Case, sheet: Sheet) -> bool:
    """Some rows parted by another mark than the rest."""
    for line in some(random, case):
        line.separator = random.choice([mark for mark in ";,\t|" if mark != sheet.separator])
        touch(case, line)
    return True


def day_and_month(random: Random, case: Case, sheet: Sheet) -> bool:
    """Swaps them where the day is above twelve: what a person can see is wrong."""

    def swap(cell: str) -> str:
        found = _DATE.fullmatch(cell)
        if not found:
            return cell
        first, mark, second, third, rest = found.groups()
        if len(first) == 4:
            return f"{first}{mark}{third}{mark}{second}{rest}" if int(third) > 12 else cell
        return (
            f"{second}{mark}{first}{mark}{third}{rest}"
            if max(int(first), int(second)) > 12
            else cell
        )

    return _cells(random, case, sheet, "day", swap)


def comma_gone(random: Random, case: Case, sheet: Sheet) -> bool:
    """The thousand-fold error of the wild, in files that say their amounts twice."""
    if not case.redundant:
        return False
    case.doubtful = True  # too many of them, and the column is set aside
    meaning = random.choice([name for name in ("ddd", "units") if name in sheet.meanings])
    return _cells(random, case, sheet, meaning, lambda cell: cell.replace(",", "").replace(".", ""))


def comma_to_point(random: Random, case: Case, sheet: Sheet) -> bool:
    """Comma and point change places in some cells."""
    swap = str.maketrans(",.", ".,")
    case.doubtful = True
    return _cells(random, case, sheet, _number(random, sheet), lambda cell: cell.translate(swap))


def thousands(random: Random, case: Case, sheet: Sheet) -> bool:
    """Thousands parted by a mark."""
    mark = random.choice((" ", "\u00a0", "'", "."))

    def group(cell: str) -> str:
        return f"{cell[:-3]}{mark}{cell[-3:]}" if cell.isdigit() and len(cell) > 3 else cell

    return _cells(random, case, sheet, _number(random, sheet), group)


def huge(random: Random, case: Case, sheet: Sheet) -> bool:
    """A number that is no amount."""
    case.doubtful = True  # too many of them, and the column is set aside
    big = random.choice(
        ("99999999", "1E+09", "1e9", "9,99E+11", "9" * 60, "100000000000", "999999")
    )
    return _cells(random, case, sheet, _number(random, sheet), lambda _: big)


def negative(random: Random, case: Case, sheet: Sheet) -> bool:
    """A minus before a number."""
    mark = random.choice(("-", "\u2212", "- "))
    return _cells(random, case, sheet, _number(random, sheet), lambda cell: cell and mark + cell)


def exponent(random: Random, case: Case, sheet: Sheet) -> bool:
    """A whole number in the scientific way."""
    form = random.choice(("{0}E+0", "{0}E+00", "{0}e0"))
    return _cells(
        random,
        case,
        sheet,
        _number(random, sheet),
        lambda cell: form.format(cell) if cell.isdigit() else cell,
    )


def junk(random: Random, case: Case, sheet: Sheet) -> bool:
    """Words, halves and errors where a number should be."""
    word = random.choice(
        (
            "?",
            "ca 30",
            "30-60",
            "30 / 60",
            "#VALUE!",
            "NaN",
            "inf",
            "½",
            "1/2",
            "²",
            "0x10",
            "1_0",
            "I",
            "1e",
        )
    )
    return _cells(random, case, sheet, _number(random, sheet), lambda _: word)


def excel_numbers(random: Random, case: Case, sheet: Sheet) -> bool:
    """What a spreadsheet makes of 7,5 and 10.5: a day."""
    word = random.choice(("07.mai", "7. mai", "05.jul", "2025-05-07", "10.mai", "45784"))
    meaning = random.choice(
        [name for name in ("strength", "ddd", "units") if name in sheet.meanings] or ["none"]
    )
    if word == "45784" and meaning != "strength":
        word = "07.mai"
    return _cells(random, case, sheet, meaning, lambda _: word)


def excel_days(random: Random, case: Case, sheet: Sheet) -> bool:
    """Days as a spreadsheet leaves them."""
    word = random.choice(
        (
            "45784",
            "45784,34375",
            "#####",
            "mai.25",
            "07.mai",
            "12.2025",
            "31.02.2025",
            "00.00.0000",
            "2025",
        )
    )
    return _cells(random, case, sheet, "day", lambda _: word)


def short_years(random: Random, case: Case, sheet: Sheet) -> bool:
    """Two digits of the year in some rows."""
    return _cells(random, case, sheet, "day", lambda cell: cell.replace("2025", "25"))


def masks(random: Random, case: Case, sheet: Sheet) -> bool:
    """What senders write for nobody and never."""
    meaning, word = random.choice(
        (
            ("patient", "99999999999"),
            ("patient", "00000000000"),
            ("patient", ""),
            ("patient", "-"),
            ("day", "0001-01-01"),
            ("day", ""),
            ("patient", "1,2345E+10"),
        )
    )
    return _cells(random, case, sheet, meaning, lambda _: word)


def invisible(random: Random, case: Case, sheet: Sheet) -> bool:
    """Marks nobody sees, in the beginning, the middle or the end of a cell."""
    mark = random.choice(_INVISIBLE)
    place = random.random()

    def put(cell: str) -> str:
        at = 0 if place < 0.4 else len(cell) if place < 0.8 else len(cell) // 2
        return cell[:at] + mark + cell[at:] if cell else cell

    meaning = random.choice([m for m in sheet.meanings if m])
    if mark == "\u00a0" or sheet.encoding == "cp1252":  # a space, or a question mark
        case.strangers |= _of_key(case, sheet, meaning)
    return _cells(random, case, sheet, meaning, put)


def _of_key(case: Case, sheet: Sheet, meaning: str) -> set[int]:
    """All facts, when what is spoilt says who they are about."""
    named = meaning == "patient" or (meaning == "birth_year" and "patient" in sheet.meanings)
    return set(range(len(case.facts))) if named else set()


def nul(random: Random, case: Case, sheet: Sheet) -> bool:
    """A null character after the first letter."""
    meaning = random.choice(sheet.meanings)
    case.strangers |= _of_key(case, sheet, meaning)
    return _cells(random, case, sheet, meaning, lambda cell: cell[:1] + "\x00" + cell[1:])


def spaces(random: Random, case: Case, sheet: Sheet) -> bool:
    """Space before and after."""
    mark = random.choice((" ", "   ", "\u00a0", "\t" if sheet.separator != "\t" else " "))
    return _cells(
        random, case, sheet, random.choice(sheet.meanings), lambda cell: f"{mark}{cell}{mark}"
    )


def quotes(random: Random, case: Case, sheet: Sheet) -> bool:
    """An odd number of quotes, which the writer does not pair."""
    for line in some(random, case, 3):
        at = random.randrange(len(line.cells))
        cells = list(line.cells)
        cells[at] = random.choice(
            (f'"{cells[at]}', f'{cells[at]}"', f'{cells[at][:2]}"{cells[at][2:]}')
        )
        line.raw = (line.separator or sheet.separator).join(cells)
        _touch_whole(case, line)
    return True


def strength_unit(random: Random, case: Case, sheet: Sheet) -> bool:
    """Micrograms or grams for milligrams, or none."""
    new = random.choice(("ug", "µg", "g", "mikrog", "µg/t", "mg/ml", "IE", ""))
    meaning = random.choice(
        [m for m in ("strength", "strength_unit", "product") if m in sheet.meanings] or ["none"]
    )
    return _cells(random, case, sheet, meaning, lambda cell: re.sub(r"\bmg\b", new, cell))


def status(random: Random, case: Case, sheet: Sheet) -> bool:
    """Other words for the status."""
    word = random.choice(("Slettet", "annullert", "TILBAKEKALT ", "Under arbeid", "??", "-"))
    return _cells(random, case, sheet, "status", lambda _: word)


def code(random: Random, case: Case, sheet: Sheet) -> bool:
    """Codes that are none."""
    word = random.choice(("", "N02", "XXX", "N 05 BA 04 x", "-", "Z99ZZ99"))
    return _cells(random, case, sheet, "atc", lambda _: word)


def few_cells(random: Random, case: Case, _sheet: Sheet) -> bool:
    """Rows cut short, or with one cell too many."""
    case.doubtful = True  # what is left of a row can look like the rest of another
    for line in some(random, case):
        cells = (
            line.cells[: random.randrange(len(line.cells))]
            if random.random() < 0.5
            else [*line.cells, "x"]
        )
        line.cells = cells
        touch(case, line)
    return True


def broken_row(random: Random, case: Case, sheet: Sheet) -> bool:
    """A line end in the middle of a row, as a note with two lines gives."""
    case.doubtful = True  # a number cut in two spoils what stands beside it
    for line in some(random, case, 3):
        text = (line.separator or sheet.separator).join(line.cells)
        at = random.randrange(1, max(2, len(text)))
        line.raw = text[:at] + sheet.ending + text[at:]
        _touch_whole(case, line)
    case.lines = None
    return True


def other_ending(random: Random, case: Case, _sheet: Sheet) -> bool:
    """Line ends of several kinds."""
    for line in some(random, case):
        line.ending = random.choice(("\n", "\r\n", "\r"))
    return True


def lower(random: Random, case: Case, sheet: Sheet) -> bool:
    """Letters in another case."""
    change = random.choice((str.lower, str.upper, str.title))
    meaning = random.choice(
        [m for m in ("atc", "product", "patient", "strength") if m in sheet.meanings]
    )
    return _cells(random, case, sheet, meaning, change)


CELLS: Final[tuple[Spoil, ...]] = (
    other_separator,
    day_and_month,
    comma_gone,
    comma_to_point,
    thousands,
    huge,
    negative,
    exponent,
    junk,
    excel_numbers,
    excel_days,
    short_years,
    masks,
    invisible,
    nul,
    spaces,
    quotes,
    strength_unit,
    status,
    code,
    few_cells,
    broken_row,
    other_ending,
    lower,
)
