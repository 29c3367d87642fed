"""How each question of an assignment went, over all who have handed in and been graded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from riktig_exercises.master import Master, load_master
from riktig_exercises.standing import HandedIn, Item

UNANSWERED = "unanswered"
# What says nothing of what was thought.
NO_MISTAKE = ("right", UNANSWERED, "waits_for_person")
# With fewer, how a question follows the others is mostly chance: with 30, a correlation of none
# is still found as far as 0.36 from 0 one time in twenty. Chosen here.
ENOUGH = 30
MOST_MISTAKES = 5
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z\u00c6\u00d8\u00c5\u00ab])")


@dataclass(frozen=True)
class Common:
    """A wrong answer several give: its code, what is first said about it, and how many gave it."""

    code: str
    said: str
    count: int


@dataclass(frozen=True)
class ItemStatistic:
    """One question. `graded` are those with points, `right` of them with all points.

    `discrimination` is the correlation with the rest of the assignment, None with too few.
    """

    question: str
    title: str
    graded: int
    right: int
    mean_share: float | None
    unanswered: int
    waits: int
    mistakes: tuple[Common, ...]
    discrimination: float | None

    @property
    def share(self) -> float | None:
        """Of those with points, how many have all."""
        return self.right / self.graded if self.graded else None


@dataclass(frozen=True)
class Statistics:
    """All questions of an assignment, and how many answers, from how many, they are about."""

    assignment: str
    title: str
    handed_in: int
    participants: int
    items: tuple[ItemStatistic, ...]


def statistics_of(assignment: str, stand: Sequence[HandedIn]) -> Statistics:
    """The statistics of what is graded; an answer that is not graded yet is not in them.

    A participant may be in `stand` more than once, with several attempts.
    """
    master: Master = load_master(assignment)
    graded = [one for one in stand if one.graded]
    # Of an earlier attempt, what a person reads is missing: it cannot be held against the rest.
    fullest = max((len(one.items) for one in graded), default=0)
    whole = [one for one in graded if not one.waits and len(one.items) == fullest]
    items = []
    for question in master.questions:
        given = [item for one in graded for item in one.items if item.question == question.id]
        told = _discrimination(question.id, whole)
        items.append(_item(question.id, question.title, given, told))
    people = {one.answers.participant for one in graded}
    return Statistics(assignment, master.title, len(graded), len(people), tuple(items))


def _item(question: str, title: str, given: Sequence[Item], told: float | None) -> ItemStatistic:
    scored = [item for item in given if not item.waits]
    return ItemStatistic(
        question=question,
        title=title,
        graded=len(scored),
        right=sum(item.points >= item.most for item in scored),
        mean_share=fmean(item.points / item.most for item in scored) if scored else None,
        unanswered=sum(item.code == UNANSWERED for item in given),
        waits=len(given) - len(scored),
        mistakes=_mistakes(scored),
        discrimination=told,
    )


def _mistakes(scored: Sequence[Item]) -> tuple[Common, ...]:
    """The most common first; those equally common by code."""
    wrong = [item for item in scored if item.points < item.most]
    wrong = [item for item in wrong if item.code not in NO_MISTAKE and item.comment]
    said = {item.code: first_sentence(item.comment) for item in wrong}
    counted = Counter(item.code for item in wrong)
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Common(code, said[code], count) for code, count in ranked[:MOST_MISTAKES])


def first_sentence(comment: str) -> str:
    """Up to the first full stop that a new sentence follows."""
    return _SENTENCE_ENDS.split(comment.strip(), maxsplit=1)[0]


def _discrimination(question: str, whole: Sequence[HandedIn]) -> float | None:
    """How points for a question follow those for all others, from -1 to 1."""
    pairs = []
    for one in whole:
        own = [item.points for item in one.items if item.question == question]
        if own:
            pairs.append((own[0], one.points - own[0]))
    return correlation(pairs) if len(pairs) >= ENOUGH else None


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's r; None where one of the two never varies."""
    first, second = (fmean(column) for column in zip(*pairs, strict=True))
    products = sum((a - first) * (b - second) for a, b in pairs)
    spread = sqrt(
        sum((a - first) ** 2 for a, _ in pairs) * sum((b - second) ** 2 for _, b in pairs)
    )
    return max(-1.0, min(1.0, products / spread)) if spread > 1e-12 else None
