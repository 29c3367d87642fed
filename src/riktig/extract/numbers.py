"""Numbers with comma, point or spaces, read as the whole column says.

"1.000" can be one or a thousand. A column is asked, not a cell; a column that
does not say is refused, so a dose is never wrong by a factor of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from riktig.extract.limits import MAX_NUMBER

DecimalMark = Literal["comma", "point"]

_MARKS: Final[dict[DecimalMark, str]] = {"comma": ",", "point": "."}
_SPACED: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f'\u2019]\d{3})+(?=$|[.,])")
_SPACES: Final = re.compile(r"[ \u00a0\u202f'\u2019]")
_PLAIN: Final = re.compile(r"\d+")
_ONE_MARK: Final = re.compile(r"(\d*)([.,])(\d*)")
_GROUPS: Final = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+")
_BOTH: Final = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)([.,])\d+")
_GROUP_DIGITS: Final = 3
_SHARE_THAT_SAYS: Final = 0.1  # of the different cells that hold a mark


class Shape(NamedTuple):
    """What one cell says for itself: which mark is certainly decimal, which thousands."""

    decimal: str = ""
    thousands: str = ""
    unclear: str = ""  # a mark that can be either


class Style(NamedTuple):
    """The role of each mark in a column; an empty text where a mark has no known role."""

    decimal: str
    thousands: str


def decide_style(cells: Iterable[str], stated: DecimalMark | None) -> Style | None:
    """The column's way of writing numbers; None when it must be asked.

    `stated` is what the format says. Cells that say the opposite of each other
    leave unclear cells unread, and evidence against what the format says, or
    from hardly any cell, is not enough to read the unclear ones by.
    """
    shapes = [shape for shape in map(shape_of, set(cells)) if shape and shape != Shape()]
    decimal = {shape.decimal for shape in shapes} - {""}
    thousands = {shape.thousands for shape in shapes} - {""}
    unclear = {shape.unclear for shape in shapes} - {""}
    if len(decimal) > 1 or len(thousands) > 1 or decimal & thousands:
        return Style("", "")
    sure = next(iter(decimal or {_other(mark) for mark in thousands}), "")
    # "1.125" beside "12,5" can be a thousand, or a decimal from elsewhere: a thousands mark that
    # no cell shows for certain has no role.
    grouped = next(iter(thousands), "")
    if not unclear:
        return Style(sure, grouped)
    if stated:
        expected = _MARKS[stated]
        agrees = sure == expected or (not sure and unclear == {expected})
        return Style(expected, grouped) if agrees else None
    said = sum(1 for shape in shapes if not shape.unclear)
    enough = sure and said >= _SHARE_THAT_SAYS * len(shapes)
    return Style(sure, grouped) if enough else None


def answered_style(mark: DecimalMark) -> Style:
    """The style a reader has chosen."""
    return Style(_MARKS[mark], _other(_MARKS[mark]))


def parse(cell: str, style: Style) -> float | None:
    """The number of a cell, read as its column; None when it is not one."""
    text = _compact(cell)
    shape = shape_of(text)
    if shape is None:
        return None
    decimal, thousands = shape.decimal, shape.thousands
    if shape.unclear:
        if not style.decimal:
            return None
        decimal = shape.unclear if shape.unclear == style.decimal else ""
        thousands = "" if decimal else shape.unclear
        if thousands and thousands != style.thousands:
            return None
    digits = text.replace(thousands, "") if thousands else text
    return float(digits.replace(decimal, ".") if decimal else digits)


def is_unclear(cell: str) -> bool:
    """Whether a cell's mark can part decimals or thousands."""
    shape = shape_of(cell)
    return shape is not None and bool(shape.unclear)


def shape_of(cell: str) -> Shape | None:
    """What a cell says about its marks; None when it is no number."""
    text = _compact(cell)
    if len(text) > MAX_NUMBER:
        return None
    if _PLAIN.fullmatch(text):
        return Shape()
    one = _ONE_MARK.fullmatch(text)
    if one:
        return _one_mark(one)
    groups = _GROUPS.fullmatch(text)
    if groups:
        return Shape(thousands=groups.group(1))
    both = _BOTH.fullmatch(text)
    if both and both.group(1) != both.group(2):
        return Shape(decimal=both.group(2), thousands=both.group(1))
    return None


def _one_mark(found: re.Match[str]) -> Shape | None:
    whole, mark, part = found.groups()
    if not whole and not part:
        return None
    if len(part) == _GROUP_DIGITS and 1 <= len(whole) <= _GROUP_DIGITS and whole[0] != "0":
        return Shape(unclear=mark)
    return Shape(decimal=mark)


def _other(mark: str) -> str:
    return {",": ".", ".": ","}.get(mark, "")


def _compact(cell: str) -> str:
    text = cell.strip()
    spaced = _SPACED.match(text)
    return _SPACES.sub("", text) if spaced else text
