"""ATC code and product of each row, also where a list writes both in one column."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from riktig.extract.cells import Bad, atc_of, is_empty, name_of

if TYPE_CHECKING:
    from riktig.extract.columns import RowReader

_CODE: Final = r"[A-Z]\d\d[A-Z]{2}\d\d"
_BRACKETED: Final = re.compile(rf"\s*[(\[]\s*({_CODE})\s*[)\]]\s*")
_FIRST: Final = re.compile(rf"({_CODE})\b[\s:;,\u2013-]+")
_LAST: Final = re.compile(rf"(?<=[\s:;,\u2013-])({_CODE})")
_PARTING: Final = " :;,\u2013-"  # of a name whose spaces are made one
_LETTER: Final = re.compile(r"[^\W\d_]{2}")


class Medicine(NamedTuple):
    """A name, and the code that stood with it."""

    atc: str | None
    name: str | None


def medicines_of(reader: RowReader, count: int) -> tuple[list[Any], list[Any]]:
    """ATC codes and products.

    A code beside the name counts where the code's own column has none; a name beside the
    code where there is no column of names.
    """
    nothing: list[None] = [None] * count
    stated = reader.values("atc", atc_of) or nothing
    named = reader.values("product", medicine_in)
    if named is None:
        codes = reader.cells("atc") or ()
        return stated, [_beside(cell) for cell in codes] or nothing
    atc = [
        medicine.atc if code is None else code for code, medicine in zip(stated, named, strict=True)
    ]
    return atc, [medicine.name for medicine in named]


@lru_cache(maxsize=4096)
def medicine_in(cell: str) -> Medicine:
    """The name of a cell without the ATC code that stands before, after or in brackets."""
    name = name_of(cell)
    if name is None:
        return Medicine(None, None)
    found = _BRACKETED.search(name) or _FIRST.match(name) or _whole_last(name)
    if found is None or _BRACKETED.search(name, found.end()):
        return Medicine(None, name)
    before = name[: found.start()].rstrip(_PARTING if found.re is _LAST else None)
    rest = " ".join(f"{before} {name[found.end() :]}".split())
    return Medicine(found[1], rest or None)


def _whole_last(name: str) -> re.Match[str] | None:
    found = _LAST.search(name)
    return found if found and found.end() == len(name) else None


@lru_cache(maxsize=4096)
def _beside(cell: str) -> str | None:
    """The name that stands after the code in a column of codes."""
    if is_empty(cell) or isinstance(atc_of(cell), Bad):
        return None
    name = medicine_in(cell).name
    return name if name and name != cell.strip() and _LETTER.search(name) else None
