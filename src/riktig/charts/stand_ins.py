"""Blanks in place of each of a picture's words while it is drawn.

vl-convert measures every letter of every text by opening the font anew, and that is nearly all
the time a picture takes; a text of blanks it does not measure. Where things stand does not
depend on how wide words are, save the margins; so words are put back after the drawing, and the
margins are set by `margins`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

# Blanks that no text of ours holds, in the order of their codes, so that words put in
# alphabetical order stay in that order. The edge keeps them from being cut away as blanks at the
# end of a text are: it is a blank to what measures, and none to what draws.
_EDGE: Final = "\x85"
_BLANKS: Final = "".join(map(chr, range(0x2000, 0x200B)))
_STAND_INS: Final = tuple(f"{_EDGE}{a}{b}{_EDGE}" for a, b in product(_BLANKS, repeat=2))
_STAND_IN: Final = re.compile(f"{_EDGE}[{_BLANKS}]{{2}}{_EDGE}")
# A chart that takes words apart, or counts their letters, must have the words themselves.
_TAKES_APART: Final = re.compile(
    r"\b(split|substring|slice|indexof|lastindexof|replace|upper|lower|truncate|pad|trim|test|"
    r"regexp)\("
)


def replaced(picture: Mapping[str, Any], spec: str) -> tuple[dict[str, Any], dict[str, str]] | None:
    """The picture with stand-ins, and the word of each; `None` where they cannot be used.

    `spec` is the chart's own: a word that stands in it is compared with there, and stays.
    """
    words = sorted({one for one in _words(picture) if _is_word(one) and not _named(one, spec)})
    whole = json.dumps([picture["data"], picture["params"]], ensure_ascii=False) + spec
    taken = not set(_EDGE + _BLANKS).isdisjoint(whole)
    if taken or len(words) > len(_STAND_INS) or _TAKES_APART.search(spec):
        return None
    stand_ins = dict(zip(words, _STAND_INS, strict=False))
    drawn = {
        "chart": picture["chart"],
        "params": _swapped(picture["params"], stand_ins),
        "data": _swapped(picture["data"], stand_ins),
    }
    return drawn, {stand_in: word for word, stand_in in stand_ins.items()}


def put_back(drawing: str, words: Mapping[str, str]) -> str:
    """The drawing with its words, written as XML has them."""
    return _STAND_IN.sub(lambda found: _xml(words[found[0]]), drawing)


def _words(picture: Mapping[str, Any]) -> Iterator[str]:
    yield from _texts(picture["params"])
    yield from _texts(picture["data"])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _is_word(text: str) -> bool:
    """No number or date."""
    return any(one.isalpha() for one in text)


def _named(word: str, spec: str) -> bool:
    return f"'{word}'" in spec or json.dumps(word, ensure_ascii=False) in spec


def _swapped(value: Any, stand_ins: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return stand_ins.get(value, value)
    if isinstance(value, Mapping):
        return {key: _swapped(one, stand_ins) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_swapped(one, stand_ins) for one in value]
    return value


def _xml(words: str) -> str:
    return (
        words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
