"""Finds objections by what was heard: parts of words, and words spelt a little wrong.

Without a library for likeness, which the pages do not carry: at most one slip of the finger in a
word of some length, and Norwegian letters written without their signs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from riktig.text.catalogue import area
from riktig.visit.objections import objections
from riktig.visit.wording import plain

MOST_CHARACTERS: Final = 200  # of a search; the rest is not looked at
_LEAST_WITH_SLIP: Final = 5  # letters of a word that may have one wrong; chosen here
_LEAST_STEM: Final = 5  # letters that two forms of a word must share: "pasient", "pasientene"
_WORD: Final = re.compile(r"[^\W_]+")
# How much a hit weighs: in a search word of ours, in what the doctor says, in the answer.
_WEIGHTS: Final = {"words": 6, "heading": 5, "answer": 1}
_WHOLE, _BEGINS, _SLIP = 3, 2, 1


def find(asked: str) -> list[str]:
    """Ids of the objections that hold at least half of the words, the best first."""
    words = [word for word in _words(asked[:MOST_CHARACTERS]) if word not in _empty()]
    if not words:
        return list(objections())
    scored = []
    for place, (name, parts) in enumerate(_index().items()):
        hits = [_best(word, parts) for word in words]
        if 2 * sum(hit > 0 for hit in hits) >= len(words):
            scored.append((-sum(hits), place, name))
    return [name for _, _, name in sorted(scored)]


@cache
def _letters() -> dict[int, int | str | None]:
    """Letters that may be typed without their signs."""
    return str.maketrans(area("visit")["search"]["letters"])


@cache
def _empty() -> frozenset[str]:
    """Words that stand everywhere and find nothing."""
    return frozenset(_words(area("visit")["search"]["empty"]))


def _words(written: str) -> list[str]:
    found = _WORD.findall(written.casefold())
    return list(dict.fromkeys(word.translate(_letters()) for word in found))


@cache
def _index() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {name: _parts(one) for name, one in objections().items()}


def _parts(one: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    said = {
        "words": " ".join(one["words"]),
        "heading": plain(one["heading"]),
        "answer": plain(one["answer"]),
    }
    return {part: tuple(_words(written)) for part, written in said.items()}


def _best(word: str, parts: Mapping[str, tuple[str, ...]]) -> int:
    return max(
        _WEIGHTS[part] * max((_alike(word, one) for one in held), default=0)
        for part, held in parts.items()
    )


def _alike(asked: str, held: str) -> int:
    """How well a word asked for fits one that is held: whole, begun, or with one slip."""
    if asked == held:
        return _WHOLE
    short, long = sorted((asked, held), key=len)
    if held.startswith(asked) or (len(short) >= _LEAST_STEM and long.startswith(short)):
        return _BEGINS
    if len(short) < _LEAST_WITH_SLIP:
        return 0
    return _SLIP if one_slip(asked, held[: len(asked) + 1]) or one_slip(asked, held) else 0


def one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter: wrong, missing, added, or two swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, others = one[same:], other[same:]
    swapped = rest[:2] == others[1::-1] and rest[2:] == others[2:]
    return swapped or rest[1:] == others[1:] or rest == others[1:] or rest[1:] == others
