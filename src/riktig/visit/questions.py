"""A question to take back: looked through for what may point at a patient, then written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from riktig.agreed.fields import has_identity
from riktig.problem import Refused
from riktig.text import format_date, text
from riktig.text.catalogue import area

MOST_CHARACTERS: Final = 2_000  # of one field; chosen here: half a page
# What is found warns; an identity number stops. A name cannot be known for sure.
_DAY: Final = r"(0?[1-9]|[12]\d|3[01])"
_BIRTH: Final = (
    rf"\b{_DAY}[./ -](0?[1-9]|1[0-2])[./ -](19|20)?\d\d\b",
    rf"\b{_DAY}\.? ({{months}})\b( (19|20)\d\d)?",
    r"\b(19|20)\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])\b",
    r"\b(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d\b",
    r"\b({born})\s*\d",
)
_PHONE: Final = re.compile(r"(?<!\d)(\+47\s?)?[2-9]\d([ ]?\d){6}(?!\d)")
_MAIL: Final = re.compile(r"\S+@\S+\.\w")
_CAPITAL: Final = r"[^\W\d_a-z][^\W\d_A-Z]+"
# Two words with capitals beside one another: inside a sentence, or first in it when it does not
# open as a question does; or a word that says that a name comes.
_NAME: Final = (
    rf"(?<![.!?:\n\u00ab\"] )(?<!^){_CAPITAL}[ -]{_CAPITAL}\b",
    rf"(?:^|(?<=[.!?:] ))(?!(?i:{{openers}})\b){_CAPITAL}[ -]{_CAPITAL}\b",
    rf"\b(?i:{{named}}) {_CAPITAL}\b",
)


@cache
def _looks() -> Mapping[str, re.Pattern[str]]:
    """What a text is looked through for."""
    words = area("visit")["questions"]["look"]
    birth = "|".join(_BIRTH).replace("{months}", words["months"]).replace("{born}", words["born"])
    name = "|".join(_NAME)
    for part in ("named", "openers"):
        name = name.replace(f"{{{part}}}", words[part])
    return {
        "birth": re.compile(birth, re.IGNORECASE),
        "phone": _PHONE,
        "address": _MAIL,
        "name": re.compile(name, re.MULTILINE),
    }


def question(fields: Mapping[str, Any], today: date, *, confirmed: bool) -> dict[str, Any]:
    """Warnings by field, and the text to send.

    There is no text where an identity number is. With other warnings that nobody has read
    through and `confirmed` as harmless, the text says that it must be looked over.

    Refused: invalid_input for another field, visit_words for one that is too long.
    """
    said = _fields(fields)
    warnings = [
        {"field": name, "kind": kind, "message": text(f"visit.questions.{kind}")}
        for name, written in said.items()
        for kind in _found(written)
    ]
    blocked = any(one["kind"] == "identity" for one in warnings)
    sound = confirmed or not warnings
    return {
        "warnings": warnings,
        "blocked": blocked,
        "clean": "" if warnings else text("visit.questions.clean"),
        "text": "" if blocked or not any(said.values()) else _written(said, today, sound=sound),
    }


def _fields(fields: Mapping[str, Any]) -> dict[str, str]:
    known = area("visit")["questions"]["field"]
    if not set(fields) <= set(known):
        raise Refused("invalid_input")
    return {name: _words(fields.get(name, "")) for name in known}


def _words(given: object) -> str:
    if not isinstance(given, str) or len(given) > MOST_CHARACTERS:
        raise Refused("visit_words", most=MOST_CHARACTERS)
    return given.strip()


def _found(written: str) -> list[str]:
    """What a text seems to hold, the worst first."""
    if has_identity(written):
        return ["identity"]
    return [kind for kind, look in _looks().items() if look.search(written)]


def _written(said: Mapping[str, str], today: date, *, sound: bool) -> str:
    labels = area("visit")["questions"]["field"]
    parts = [f"{labels[name]}:\n{written}" for name, written in said.items() if written]
    head = [text("visit.questions.title"), text("visit.questions.date", day=format_date(today))]
    foot = text(f"visit.questions.{'foot' if sound else 'look_over'}")
    return "\n\n".join(["\n".join(head), *parts, foot]) + "\n"
