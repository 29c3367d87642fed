"""How a published number and a source are named in running text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from riktig.clinical.tables import Figure, source
from riktig.text.catalogue import area
from riktig.text.formats import decimal_text


def written(found: Figure) -> str:
    """`0,69`, or `7–10` where the source gives a range only."""
    if found.value is not None:
        return decimal_text(found.value)
    if found.low is None or found.high is None:
        raise ValueError(f"{found.name} has neither a value nor a range")
    return span(found)


def in_words(found: Figure) -> str:
    """A whole number up to twelve as a word."""
    if found.value is None or not found.value.is_integer():
        raise ValueError(f"{found.name} is not a whole number")
    words: list[str] = area("numbers")["words"]
    return words[int(found.value)]


def fall(found: Figure) -> str:
    """The size of a negative change, for "falt med 26 prosent"."""
    if found.value is None or found.value >= 0:
        raise ValueError(f"{found.name} is not a fall")
    return decimal_text(-found.value)


def span(found: Figure) -> str:
    """`1,4–1,5`: the lowest and the highest, whether or not there is a number between."""
    if found.low is None or found.high is None:
        raise ValueError(f"{found.name} has no low and high")
    return f"{decimal_text(found.low)}–{decimal_text(found.high)}"


# The roles by which a text fetches a number.
WAYS: Final[Mapping[str, Callable[[Figure], str]]] = {
    "number": written,
    "number-word": in_words,
    "decrease": fall,
    "interval": span,
}


def short_name(source_id: str) -> str:
    """`Busse og medarbeidere 2018`: how a source is named. KeyError if unknown."""
    row = source(source_id)
    return f"{row['publisher']} {row['version']}" if row["version"].isdigit() else row["publisher"]


OUT_OF_FORCE: Final = ("older", "draft")  # editions a reader is told of wherever they are cited


def cited(source_id: str) -> str:
    """The short name as it is cited: `Helsedirektoratet (eldre veileder)`. KeyError if unknown."""
    shown, edition = short_name(source_id), source(source_id)["edition"]
    if edition not in OUT_OF_FORCE:
        return shown
    said = area("numbers")["edition"][edition]
    return f"{shown[:-1]}, {said})" if shown.endswith(")") else f"{shown} ({said})"
