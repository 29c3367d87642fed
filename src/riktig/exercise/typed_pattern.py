"""What a page takes as one number while somebody types: what `read_amount` can read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from riktig.exercise.units import larger_units, number_words, units_with_digits

# A thousand, or one and no more: asked about, never guessed. A comma is a decimal here.
_EITHER: Final = r"(?!\+?[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9]))"
_SPACED: Final = r"[0-9]{1,3}(?:\s+[0-9]{3})+(?:[.,][0-9]+)?"
_PLAIN: Final = r"[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+"
_MARKED: Final = (
    r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+"
    r"|(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})"
)
_WORDS: Final = r"(?:\s[^0-9]*|[^0-9.,:\s][^0-9]*)?"
_CLOCK: Final = r"[0-9]{1,3}:[0-5][0-9]"


@cache
def typed_pattern() -> str:
    """One number from 0 up as `read_amount` reads it: both Python and JavaScript take it.

    Any words may follow: whether they are the right unit is for the judging to say.
    """
    before = "".join(rf"(?:{_escaped(word)}\s*)?" for word in number_words("before"))
    whole = rf"(?:{_MARKED}|{_EITHER}(?:{_SPACED}|{_PLAIN}))"
    per = rf"\s*(?:{_either(units_with_digits())})[^0-9]*"
    between = rf"(?:\s+(?:{_either(number_words('between'))}))?"
    two = rf"\s*(?:{_either(larger_units())}){between}\s*(?:{_PLAIN})(?:\s*[^0-9.,\s][^0-9]*)?"
    return rf"\s*{before}(?:{_CLOCK}|\+?{whole}(?:{per}|{two}|{_WORDS}))\s*"


def _either(words: Iterable[str]) -> str:
    return "|".join(_escaped(word) for word in sorted(words, key=len, reverse=True))


def _escaped(word: str) -> str:
    """As both languages take it: Python's own escapes a space, which JavaScript refuses."""
    return word.replace(".", r"\.").replace(" ", r"\s+")
