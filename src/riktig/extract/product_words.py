"""The part of a product cell that is about a product: a list can write a patient beside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from riktig.clinical.tables import rows
from riktig.extract.catalogue import harmless_words
from riktig.extract.mask import MASK, scrub, shown

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_DATE: Final = re.compile(r"(?<!\d)\d{1,4}[./ -]\d{1,2}[./ -](?:\d{4}|\d{2})(?!\d)")
_LONG: Final = re.compile(r"\d{6,}")  # a birth date without points, a telephone number
_AGAIN: Final = re.compile(rf"{MASK}(?:[ ,.;:/()-]{{0,3}}{MASK})+")


@lru_cache(maxsize=4096)
def shown_product(cell: str) -> str:
    """A product as it may be shown: words of no known product, substance, form or maker are masked.

    Strengths and amounts stay; what looks like a date or a long number does not.
    """
    text = shown(_LONG.sub(MASK, _DATE.sub(MASK, scrub(cell))))
    plain = _WORD.sub(lambda found: found[0] if found[0].casefold() in _known() else MASK, text)
    return _AGAIN.sub(MASK, plain)


@cache
def _known() -> frozenset[str]:
    names = [row["product"] for table in ("product_names", "combinations") for row in rows(table)]
    names += [row[key] for row in rows("substances") for key in ("substance", "name_en")]
    found = {word.casefold() for name in names for word in _WORD.findall(name)}
    ours = harmless_words("alone") | harmless_words("with_number") | harmless_words("product")
    return frozenset(found | ours)
