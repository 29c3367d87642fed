"""Spoilt columns, rows put in and taken away: what happens to a list as a whole."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from bench.fuzz.extract_case import Case
from bench.fuzz.extract_cells import Spoil, some
from bench.fuzz.extract_sheet import Line, Sheet

LEAST_LEFT: Final = 15  # rows of a list that still says how it is written
_NAMES: Final = (
    "Kolonne",
    "",
    "X",
    "Dato",
    "Antall",
    "Pasient",
    "1",
    "ATC",
    "DDD",
    "Navn",
    "=SUM(A1)",
)


def drop_column(random: Random, case: Case, sheet: Sheet) -> bool:
    """A column taken away."""
    _remove(sheet, random.randrange(len(sheet.headings)))
    case.loose = True
    case.any_patient = True  # two of one name without their birth dates
    return True


def drop_noise(random: Random, _case: Case, sheet: Sheet) -> bool:
    """A column nobody needs taken away."""
    free = [at for at, meaning in enumerate(sheet.meanings) if not meaning]
    if not free:
        return False
    _remove(sheet, random.choice(free))
    return True


def _remove(sheet: Sheet, at: int) -> None:
    for cells in (sheet.headings, sheet.meanings, *(line.cells for line in sheet.lines)):
        if at < len(cells):
            del cells[at]


def twice(random: Random, _case: Case, sheet: Sheet) -> bool:
    """A column that stands twice, the second with the same heading or another."""
    at = random.randrange(len(sheet.headings))
    sheet.headings.append(sheet.headings[at] if random.random() < 0.7 else "Kopi")
    sheet.meanings.append("")
    for line in sheet.lines:
        line.cells.append(line.cells[at] if at < len(line.cells) else "")
    return True


def shuffled_columns(random: Random, _case: Case, sheet: Sheet) -> bool:
    """The columns in another order."""
    if any(len(line.cells) != len(sheet.headings) for line in sheet.lines):
        return False
    order = random.sample(range(len(sheet.headings)), len(sheet.headings))
    sheet.headings = [sheet.headings[at] for at in order]
    sheet.meanings = [sheet.meanings[at] for at in order]
    for line in sheet.lines:
        line.cells = [line.cells[at] for at in order]
    return True


def renamed(random: Random, case: Case, sheet: Sheet) -> bool:
    """A heading that says something else."""
    sheet.headings[random.randrange(len(sheet.headings))] = random.choice(_NAMES)
    case.loose = case.loose or case.known  # the column is then not known
    return True


def more_columns(random: Random, _case: Case, sheet: Sheet) -> bool:
    """Columns nobody asked for, with numbers and days in them."""
    at = random.randrange(len(sheet.headings) + 1)
    name, cells = random.choice(
        (
            ("Pris", ("1.250,50", "12,00", "0")),
            ("Endret", ("01.02.2024", "31.12.2023")),
            ("Varenr", ("012345", "543210")),
            ("Kommentar", ("ok", "se notat", "")),
            ("", ("", "")),
        )
    )
    sheet.headings.insert(at, name)
    sheet.meanings.insert(at, "")
    for line in sheet.lines:
        line.cells.insert(min(at, len(line.cells)), random.choice(cells))
    return True


def no_heading(_random: Random, _case: Case, sheet: Sheet) -> bool:
    """No headings at all."""
    sheet.has_heading = False
    return True


def heading_again(random: Random, _case: Case, sheet: Sheet) -> bool:
    """The headings again among the rows."""
    for _ in range(random.randint(1, 3)):
        sheet.lines.insert(random.randrange(len(sheet.lines) + 1), Line(list(sheet.headings)))
    return True


def title_lines(random: Random, _case: Case, sheet: Sheet) -> bool:
    """Lines above the headings."""
    lines = (
        "Reseptoversikt",
        "Legekontor: Oppdiktet",
        "Utskrift 01.12.2025",
        "",
        "Antall rader: 40",
    )
    sheet.before = [*sheet.before, *random.sample(lines, random.randint(1, 4))]
    return not sheet.before[0].startswith("sep=") or random.random() < 0.5


def total_row(random: Random, _case: Case, sheet: Sheet) -> bool:
    """A sum below the rows."""
    cells = [""] * len(sheet.headings)
    cells[0] = random.choice(("Sum", "Totalt", "Antall rader: 40", "I alt"))
    at = sheet.at("ddd")
    if at:
        cells[at] = "12345"
    sheet.lines.append(Line(cells))
    return True


def footers(random: Random, _case: Case, sheet: Sheet) -> bool:
    """Page numbers among the rows."""
    for number in range(random.randint(1, 3)):
        place = random.randrange(len(sheet.lines) + 1)
        sheet.lines.insert(place, Line([], raw=f"Side {number} av 3"))
    return True


def blank_lines(random: Random, _case: Case, sheet: Sheet) -> bool:
    """Lines with nothing in them."""
    for _ in range(random.randint(1, 6)):
        raw = random.choice(("", "   ", sheet.separator * (len(sheet.headings) - 1)))
        sheet.lines.insert(random.randrange(len(sheet.lines) + 1), Line([], raw=raw))
    return True


def shuffled_rows(random: Random, _case: Case, sheet: Sheet) -> bool:
    """The rows in another order."""
    random.shuffle(sheet.lines)
    return True


def dropped_rows(random: Random, case: Case, sheet: Sheet) -> bool:
    """Some rows taken away."""
    for line in some(random, case, 8):
        if len(sheet.lines) <= LEAST_LEFT:
            break
        sheet.lines.remove(line)
        if line.fact is not None and not any(one.fact == line.fact for one in sheet.lines):
            case.gone.add(line.fact)
    return True


def repeated_rows(random: Random, case: Case, sheet: Sheet) -> bool:
    """Some rows twice."""
    for line in some(random, case):
        copy = Line(
            list(line.cells),
            line.fact,
            line.touched,
            line.separator,
            line.encoding,
            line.ending,
            line.raw,
        )
        sheet.lines.insert(random.randrange(len(sheet.lines) + 1), copy)
        if line.fact is not None:
            case.copies.add(line.fact)
    return True


def trailing(random: Random, _case: Case, sheet: Sheet) -> bool:
    """Empty cells after the last, in every row or in some."""
    share = random.choice((1.0, 0.5))
    for line in sheet.lines:
        if line.raw is None and random.random() < share:
            line.cells.append("")
    if share == 1.0 and random.random() < 0.5:
        sheet.headings.append("")
        sheet.meanings.append("")
    return True


def column_without_comma(_random: Random, case: Case, sheet: Sheet) -> bool:
    """The real error: the decimal comma of a whole column removed, three decimals written."""
    at = sheet.at("ddd")
    if at is None:
        return False
    how = "," if any("," in line.cells[at] for line in sheet.lines if at < len(line.cells)) else "."
    for line in sheet.lines:
        if line.raw is None and at < len(line.cells) and line.cells[at].strip():
            whole, _, part = line.cells[at].partition(how)
            line.cells[at] = re.sub(r"\D", "", whole) + f"{part:0<3}"
    case.loose = True
    return True


def column_with_points(random: Random, case: Case, sheet: Sheet) -> bool:
    """Comma to point in the whole column, as a program of another language writes."""
    at = sheet.at(random.choice(("ddd", "strength", "units")))
    if at is None:
        return False
    swap = str.maketrans(",.", ".,")
    for line in sheet.lines:
        if at < len(line.cells):
            line.cells[at] = line.cells[at].translate(swap)
    name = f"decimal_{sheet.meanings[at]}"
    case.answers[name] = {"comma": "point", "point": "comma"}.get(
        case.answers.get(name, ""), "comma"
    )
    case.loose = True
    return True


def excel_swapped(random: Random, case: Case, sheet: Sheet) -> bool:
    """Days read month first where that can be, and written back; the others left as they were."""
    at = sheet.at("day")
    if at is None:
        return False
    mark = random.choice((".", "/"))
    found = False
    for line in sheet.facts():
        if at >= len(line.cells):
            continue
        parts = re.fullmatch(r"(\d{2})\.(\d{2})\.(\d{4})", line.cells[at])
        if not parts:
            return False
        day, month, year = parts.groups()
        if int(day) <= 12 and line.fact is not None:
            line.cells[at] = (
                f"{month}{mark}{day}{mark}{year}" if mark == "/" else f"{year}-{day}-{month}"
            )
            line.touched = True
            case.touched.add(line.fact)
            found = True
    return found


def other_encoding(random: Random, case: Case, sheet: Sheet) -> bool:
    """Some lines in another encoding than the rest, as lists put together have."""
    if sheet.encoding == "utf-16":
        return False
    other = "cp1252" if sheet.encoding.startswith("utf-8") else "utf-8"
    for line in some(random, case):
        line.encoding = other
        line.touched = True
        if line.fact is not None:
            case.touched.add(line.fact)
    case.any_patient = True  # a name in two encodings
    case.loose = True
    return True


COLUMNS: Final[tuple[Spoil, ...]] = (
    drop_column,
    drop_noise,
    twice,
    shuffled_columns,
    renamed,
    more_columns,
    no_heading,
    heading_again,
    title_lines,
    total_row,
    footers,
    blank_lines,
    shuffled_rows,
    dropped_rows,
    repeated_rows,
    trailing,
    column_without_comma,
    column_with_points,
    excel_swapped,
    other_encoding,
)
