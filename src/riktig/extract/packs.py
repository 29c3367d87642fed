"""Packs as messages and the medicines' register write them: their size and unit, decimals."""

from __future__ import annotations

import re
from typing import Final

from riktig.extract.catalogue import words
from riktig.extract.cells import Bad
from riktig.extract.limits import MAX_AMOUNT, MAX_NUMBER

# XML writes decimals with a point alone: "1.000" is one pack, never a thousand.
_DECIMAL: Final = re.compile(r"\+?\d+(?:\.\d*)?|\.\d+")
_MULTIPLIED: Final = re.compile(r"(\d+)((?:\s?[xX]\s?\d+){0,3})")


def is_counted(*unit: str) -> bool:
    """Whether any word for a unit is of one that is counted: pieces, or millilitres."""
    return any(words("unit").get(word.strip().casefold()) == "units" for word in unit)


def pack_size(written: str) -> float | None:
    """The size of a pack: "100", or "10x10" for the same hundred."""
    plain = decimal_of(written)
    if isinstance(plain, float):
        return plain
    found = _MULTIPLIED.fullmatch(written.strip()) if len(written) <= MAX_NUMBER else None
    if found is None:
        return None
    size = float(found[1])
    for factor in re.findall(r"\d+", found[2]):
        size *= float(factor)
    return size


def decimal_of(written: str) -> float | Bad | None:
    """A decimal of XML; None when nothing is written."""
    text = written.strip()
    if not text:
        return None
    if text.startswith("-") and _DECIMAL.fullmatch(text[1:]):
        return Bad("negative_number")
    if len(text) > MAX_NUMBER or not _DECIMAL.fullmatch(text):
        return Bad("bad_number")
    value = float(text)
    return value if value <= MAX_AMOUNT else Bad("bad_number")
