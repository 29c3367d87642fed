"""Finds calculators by what a reader types: beginnings of words, brand names, small slips."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from riktig.text.catalogue import text
from riktig.toolbox.catalogue import MODULES, TITLE, Found, words
from riktig.toolbox.spelling import allowed_wrong, folded, wrong_keys

MOST_TYPED: Final = 80  # letters that are read of a search
_MOST_WORDS: Final = 8
_TYPED: Final = re.compile(r"[\w-]+")
# How well a typed word fits one of the index, added to the word's kind; less is better. Chosen
# here: the beginning of a title comes before the whole name of a module.
_WHOLE, _BEGINNING, _INSIDE, _NEARLY = 0, 2, 6, 10
_SHORTEST_INSIDE: Final = 4  # "bil" inside "stabil" is no find


class Hit(NamedTuple):
    """A calculator that fits; `by` is the word it was found by, unless the title shows it."""

    name: str
    by: str


class _Fit(NamedTuple):
    rank: int
    by: str


def search(typed: str) -> tuple[Hit, ...]:
    """The calculators that fit, best first; all of them, in the list's order, for nothing typed.

    Every word should fit. Where none fits all, those that fit most words are given.
    """
    asked = [folded(word) for word in _TYPED.findall(typed[:MOST_TYPED])][:_MOST_WORDS]
    asked = [word for word in asked if word]
    asked = [word for word in asked if word not in _skipped()] or asked
    if not asked:
        return tuple(Hit(name, "") for name in MODULES)
    fits = [_fits(word) for word in asked]
    found: dict[str, list[_Fit]] = {}
    for one in fits:
        for name, fit in one.items():
            found.setdefault(name, []).append(fit)
    most = max(map(len, found.values()), default=0)
    order = {name: at for at, name in enumerate(MODULES)}
    best = sorted(
        (name for name, fit in found.items() if len(fit) == most),
        key=lambda name: (sum(fit.rank for fit in found[name]), order[name]),
    )
    return tuple(Hit(name, _by(found[name])) for name in best)


@cache
def _skipped() -> frozenset[str]:
    return frozenset(map(folded, text("toolbox.spelling.skipped").split()))


def _by(fits: list[_Fit]) -> str:
    return next((fit.by for fit in fits if fit.by), "")


@cache
def _index() -> Mapping[str, tuple[Found, ...]]:
    """Folded word -> what it leads to."""
    index: dict[str, list[Found]] = {}
    for one in words():
        index.setdefault(folded(one.word), []).append(one)
    return {word: tuple(found) for word, found in index.items()}


def _fits(typed: str) -> Mapping[str, _Fit]:
    """The best fit of one typed word for each calculator."""
    best: dict[str, _Fit] = {}
    for word, found in _index().items():
        how = _how(typed, word)
        if how is not None:
            _better(best, found, how)
    return best or _nearly(typed)


def _how(typed: str, word: str) -> int | None:
    if word == typed:
        return _WHOLE
    if word.startswith(typed):
        return _BEGINNING
    return _INSIDE if len(typed) >= _SHORTEST_INSIDE and typed in word else None


def _nearly(typed: str) -> Mapping[str, _Fit]:
    """Words one or two keys away, where nothing else fits; fewest wrong keys first."""
    most = allowed_wrong(typed)
    best: dict[str, _Fit] = {}
    if most:
        for word, found in _index().items():
            wrong = wrong_keys(typed, word, most)
            if wrong <= most:
                _better(best, found, _NEARLY + wrong)
    return best


def _better(best: dict[str, _Fit], found: tuple[Found, ...], how: int) -> None:
    for one in found:
        fit = _Fit(how + one.kind, "" if one.kind == TITLE else one.word)
        if one.tool not in best or fit.rank < best[one.tool].rank:
            best[one.tool] = fit
