"""A question to the group and how many chose what: counts alone, never who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from riktig.agreed.fields import has_identity
from riktig.agreed.members import MOST_MEMBERS
from riktig.problem import Refused
from riktig.text import text

# With fewer it is easy to guess who answered what: as many as the report's smallest group.
LEAST_ANSWERS: Final = 5
FEWEST_CHOICES, MOST_CHOICES = 2, 8  # chosen here: more cannot be read from a wall
MOST_CHARACTERS: Final = 160  # chosen here: two lines on the wall


class Choice(NamedTuple):
    """One answer and how many gave it."""

    label: str
    answers: int


def vote_view(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The bars and a sentence; of few answers the sentence alone. Refused: vote_*."""
    question = _words(asked.get("question"), "vote_question")
    choices = _choices(asked.get("choices"))
    answers = sum(one.answers for one in choices)
    if answers > MOST_MEMBERS:
        raise Refused("vote_many", most=MOST_MEMBERS)
    shown = answers >= LEAST_ANSWERS
    most = max(one.answers for one in choices) or 1
    rows = [{"label": o.label, "count": o.answers, "bar": o.answers / most} for o in choices]
    return {
        "question": question,
        "answers": answers,
        "shown": shown,
        "rows": rows if shown else [],
        "sentence": _sentence(choices, answers),
    }


def _choices(listed: object) -> list[Choice]:
    if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
        raise Refused("invalid_input")
    named = [one for one in listed if str(one.get("label") or "").strip()]
    if not FEWEST_CHOICES <= len(named) <= MOST_CHOICES:
        raise Refused("vote_choices", fewest=FEWEST_CHOICES, most=MOST_CHOICES)
    found = [Choice(_words(one["label"], "vote_choice"), _count(one.get("count"))) for one in named]
    if len({one.label.casefold() for one in found}) < len(found):
        raise Refused("vote_twice")
    return found


def _words(typed: object, code: str) -> str:
    plain = " ".join(typed.split()) if isinstance(typed, str) else ""
    if not plain or not plain.isprintable():
        raise Refused(code)
    if len(plain) > MOST_CHARACTERS:
        raise Refused("vote_long", most=MOST_CHARACTERS)
    if has_identity(plain):
        raise Refused("vote_identity")
    return plain


def _count(typed: object) -> int:
    """A whole number; nothing typed is nobody."""
    written = str(typed if typed is not None else "").strip() or "0"
    if isinstance(typed, bool) or not (written.isascii() and written.isdigit()):
        raise Refused("vote_count", most=MOST_MEMBERS)
    count = int(written[:4])
    if len(written) > len(str(MOST_MEMBERS)) or count > MOST_MEMBERS:
        raise Refused("vote_count", most=MOST_MEMBERS)
    return count


def _sentence(choices: Sequence[Choice], answers: int) -> str:
    if not answers:
        return text("meeting.vote.none")
    if answers < LEAST_ANSWERS:
        return text("meeting.vote.few", least=LEAST_ANSWERS)
    most = max(one.answers for one in choices)
    first = [one.label for one in choices if one.answers == most]
    key = "all" if most == answers else "most" if len(first) == 1 else "even"
    return text(f"meeting.vote.{key}", label=first[0], count=most, answers=answers)
