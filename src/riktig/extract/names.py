"""ATC code of a row that has only a name. A name that could be two things has none.

`listed_names.csv` holds names that no other table needs: identities alone, also of
common medicines outside the audit.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from riktig.clinical.tables import Row, rows
from riktig.extract.strengths import joined_mg, strength_in, without_strengths

_NAMES: Final = ("substance", "name_en")
_WORD: Final = re.compile(r"[^\W\d_]+")
_JOINING: Final = re.compile(r"\s(?:og|and|med|with)\s|[&+]|[^\W\d_]\s*/\s*[^\W\d_]|\bcomp\b")
_INJECTED: Final = re.compile(r"\b(?:inj|inf|injeksjon\w*|infusjon\w*)\b")
_PARENTHESIS: Final = re.compile(r"\s*\([^)]*\)")
_TWO_NAMES: Final = re.compile(r"\s(?:og|and)\s")
_SALT: Final = re.compile(r"(?:hydroklorid|sulfat|fosfat|tartrat|maleat|dimesilat|hydrobromid)$")


@lru_cache(maxsize=4096)
def classify_name(product: str) -> str | None:
    """The ATC code of a product name as a list writes it; None when it is not certain.

    The name must begin with a product or substance of the clinical tables;
    a combination is only known as a whole.
    """
    text = " ".join(product.casefold().split())
    for name, atc in _products():
        if text.startswith(name) and not text[len(name) : len(name) + 1].isalpha():
            return atc
    if joined_mg(text) or _JOINING.search(without_strengths(text)):
        return _combination(text)
    return _substance(text)


def starts_with_known_name(product: str) -> bool:
    """Whether a text looks like a drug: used to find the product column of a list."""
    return classify_name(product) is not None


@cache
def _products() -> tuple[tuple[str, str], ...]:
    """Product names in lower case, the longest first."""
    listed = [(row["product"], row["atc"]) for row in rows("product_names")]
    listed += [(row["product"], row["atc"]) for row in rows("combinations")]
    listed += [(row["name"], row["atc"]) for row in _listed("product")]
    names = {name.casefold(): atc for name, atc in listed}
    return tuple(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def _substances() -> dict[str, tuple[str, ...]]:
    """Single substances, by Norwegian and English name: usually one code, for some several."""
    found: dict[str, list[str]] = {}
    for name, atc in _named_substances():
        bare = _PARENTHESIS.sub("", name.casefold())
        if not _TWO_NAMES.search(bare):
            codes = found.setdefault(bare, [])
            codes += [atc] if atc not in codes else []
    return {name: tuple(codes) for name, codes in found.items()}


def _named_substances() -> list[tuple[str, str]]:
    """Names of substances and of combinations with their codes, Norwegian and English."""
    named = [(row[name], row["atc"]) for row in rows("substances") for name in _NAMES]
    return named + [(row["name"], row["atc"]) for row in _listed("substance")]


def _listed(named_as: str) -> list[Row]:
    return [row for row in rows("listed_names") if row["named_as"] == named_as]


@cache
def _combinations() -> tuple[tuple[frozenset[str], str], ...]:
    named = ((_TWO_NAMES.split(name.casefold()), atc) for name, atc in _named_substances())
    return tuple((frozenset(parts), atc) for parts, atc in named if len(parts) > 1)


def _combination(text: str) -> str | None:
    words = frozenset(_WORD.findall(text))
    first = next(iter(_WORD.findall(text)), "")
    codes = {atc for parts, atc in _combinations() if parts <= words and first in parts}
    return codes.pop() if len(codes) == 1 else None


def _substance(text: str) -> str | None:
    known = _substances()
    words = [_SALT.sub("", word) if word not in known else word for word in _WORD.findall(text)]
    if not words or words[0] not in known or not text.startswith(words[0]):
        return None
    if any(word in known for word in words[1:] if known.get(word) != known[words[0]]):
        return None
    return _by_form(words[0], known[words[0]], text)


def _by_form(name: str, codes: tuple[str, ...], text: str) -> str | None:
    """Of several codes the one whose form is named; an injection needs a code that has one."""
    if len(codes) > 1:
        stated = None if _INJECTED.search(text) else strength_in(text, None)
        if stated and stated.unit == "mg":
            return _tablets().get((name, stated.value))
        codes = tuple(code for code in codes if is_patch(code))
        return codes[0] if len(codes) == 1 and stated and stated.unit == "ug/h" else None
    if _INJECTED.search(text) and "parenteral" not in _routes(codes[0]):
        return None
    return codes[0]


@cache
def _tablets() -> dict[tuple[str, float], str]:
    """Codes of tablets of a substance that has several codes, by what a tablet holds."""
    listed = _listed("tablet")
    known = {row["atc"]: row["name"] for row in listed}
    names = [(name, atc) for name, codes in _substances().items() for atc in codes if atc in known]
    return {
        (name, float(row["mg"])): row["atc"]
        for row in listed
        for name, atc in names
        if atc == row["atc"]
    }


@cache
def is_patch(atc: str) -> bool:
    """Whether the substance has patches, whose strength is in micrograms an hour."""
    return any(row["atc"] == atc and row["unit"] == "ug/h" for row in rows("strengths"))


@cache
def _routes(atc: str) -> frozenset[str]:
    return frozenset(row["route"] for row in rows("ddd") if row["atc"] == atc)
