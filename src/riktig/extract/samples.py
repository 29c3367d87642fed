"""The samples of a column that a reader confirms it by: plain things, and nobody's identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from riktig.extract.catalogue import harmless_words, heading_list, heading_words, words
from riktig.extract.cells import is_atc, is_empty
from riktig.extract.dates import parts_of
from riktig.extract.mask import MASK, holds_identity, shown
from riktig.extract.medicines import medicine_in
from riktig.extract.names import starts_with_known_name
from riktig.extract.numbers import shape_of
from riktig.extract.product_words import shown_product
from riktig.extract.separators import normalised
from riktig.extract.strengths import joined_mg, strength_in

_SAMPLES: Final = 3
_LONGEST_NUMBER: Final = 5
_MOST_DIGITS: Final = 4  # of a text with words: less than a birth date or a telephone number
_MANY_DATES: Final = 10  # different ones, chosen here
_YEARS_OF_A_LIST: Final = 5  # chosen here: births of a list's patients are spread over more
_EXTRACTS_SINCE: Final = 2004
_LOOKED_AT: Final = 400  # different cells of a column
_MOST: Final = 0.7  # a column of names holds few cells made of our words alone
_PARTS: Final = re.compile(r"[^\W\d_]+|\d+")
_WORD_TABLES: Final = ("sex", "event", "status", "strength_unit", "unit", "truth")
_OPEN_MEANINGS: Final = frozenset(
    ["day", "event_column", "atc", "product", "strength", "strength_unit", "units", "packages",
     "pack_size", "ddd", "sex", "status", "prescription_group"]
)  # fmt: skip


def samples_of(heading: str, meaning: str, cells: Sequence[str]) -> tuple[str, ...]:
    """Three different cells. Of a column that can be about a person only plain things show."""
    different = [cell for cell in dict.fromkeys(cells) if not is_empty(cell)]
    some = different[:_SAMPLES]
    if meaning == "product":
        some = sorted(different[:_LOOKED_AT], key=lambda cell: not _names_a_drug(cell))[:_SAMPLES]
        return tuple(shown_product(cell) if _names_a_drug(cell) else MASK for cell in some)
    if meaning in _OPEN_MEANINGS:
        return tuple(shown(cell) if _is_of(meaning, cell) else MASK for cell in some)
    word = normalised(heading)
    if meaning in ("patient", "prescription") or word in heading_list("person", "headings"):
        return (MASK,) * len(some)
    day_heading = not meaning and word in heading_words("day")
    day_heading = day_heading or (not meaning and _are_no_births(different[:_LOOKED_AT]))
    worded = not meaning and _is_worded(different[:_LOOKED_AT])
    return tuple(shown(c) if _is_plain(c.strip(), day_heading, worded) else MASK for c in some)


def _is_of(meaning: str, cell: str) -> bool:
    """Whether a cell is as its column should be: a row that has slipped can have a name in it."""
    text = cell.strip()
    if meaning == "day":
        return parts_of(text) is not None
    if meaning == "atc":
        return is_atc(text)
    known = any(text.casefold() in words(table) for table in _WORD_TABLES)
    return known or _is_amount(text)


def _names_a_drug(cell: str) -> bool:
    """A name we know, or one with a strength: any other can be a person's."""
    if holds_identity(cell):
        return False
    known = starts_with_known_name(medicine_in(cell).name or cell)
    return known or strength_in(cell, None) is not None or joined_mg(cell) is not None


def _is_amount(text: str) -> bool:
    """A number, alone or with our own words: "30", "100 stk", "400 mg/30 mg"."""
    parts = _PARTS.findall(text.casefold())
    ours = harmless_words("alone") | harmless_words("with_number")
    return not holds_identity(text) and all(part.isdigit() or part in ours for part in parts)


def _is_plain(cell: str, day_heading: bool, worded: bool) -> bool:
    """Whether a cell of a column without meaning can be shown: no name, no birth date."""
    if parts_of(cell) is not None:
        return day_heading
    number = shape_of(cell) is not None and len(cell) <= _LONGEST_NUMBER
    return number or is_atc(cell) or (worded and is_harmless(cell))


def _are_no_births(cells: Sequence[str]) -> bool:
    """Whether dates cannot be of birth: many different ones, all within a few recent years.

    Patients of a list are of all ages. Where the year has two digits it is looked for last:
    written first, a day stands there, and days are spread over more than these years.
    """
    parts = [found for cell in cells if (found := parts_of(cell))]
    if len(parts) < max(_MANY_DATES, _MOST * len(cells)):
        return False
    years = [part.first if part.year == "first" else part.third for part in parts]
    years = [2000 + year if year < 100 else year for year in years]
    return min(years) >= _EXTRACTS_SINCE and max(years) - min(years) <= _YEARS_OF_A_LIST


def _is_worded(cells: Sequence[str]) -> bool:
    """Whether a column is made of our words, so that a name like one of them is no name."""
    return sum(map(is_harmless, cells)) >= _MOST * len(cells)


def is_harmless(cell: str) -> bool:
    """Whether a text holds known words alone, such as "mg" or "1 tabl x 3", and few digits."""
    parts = _PARTS.findall(cell.casefold())
    digits = sum(len(part) for part in parts if part.isdigit())
    if digits > _MOST_DIGITS or holds_identity(cell) or parts_of(cell.strip()) is not None:
        return False
    known = harmless_words("alone") | (harmless_words("with_number") if digits else frozenset())
    return bool(parts) and all(part.isdigit() or part in known for part in parts)
