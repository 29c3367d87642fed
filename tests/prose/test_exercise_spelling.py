"""Every word of the assignments, with the feedback on them, is in a dictionary or the own list.

They are carried as data on their pages, so the pages' own test does not see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from riktig_exercises.key import sheets_of
from riktig_exercises.master import Master, Prose, assignments, load_master
from riktig_exercises.question import Question

from bench.prose.spelling import misspelled
from riktig.text.catalogue import area

MARKS = re.compile(r"[*_`|]")
PLACEHOLDER = re.compile(r"\{\w+\}")
READ = ("form", "app", "notebook", "feedback")


def asked(master: Master) -> Iterator[str]:
    yield master.title
    yield from (part.source for part in master.parts if isinstance(part, Prose))
    for question in master.asked:
        yield from (question.title, question.ask, *question.labels, *told(question))
        if question.chart:
            yield from (question.chart.title, question.chart.y_label, *question.chart.labels)


def told(question: Question) -> Iterator[str]:
    for one in (*question.options, *question.mistakes):
        yield from (getattr(one, "label", ""), one.hint)


def answered(assignment: str, version: int) -> Iterator[str]:
    for sheet in sheets_of(assignment, version, "d07").values():
        yield from (sheet.method, sheet.guide, sheet.key.correct, sheet.right_text)


@pytest.mark.parametrize("assignment", assignments())
def test_no_word_of_an_assignment_is_misspelled(assignment):
    masters = [load_master(assignment, n) for n in range(load_master(assignment).versions)]
    texts = [words for master in masters for words in asked(master)]
    texts += [words for master in masters for words in answered(assignment, master.version)]
    assert not sorted(misspelled([MARKS.sub(" ", words) for words in texts], "nb"))


def test_no_word_around_them_is_misspelled():
    words = [
        PLACEHOLDER.sub(" ", one)
        for table in READ
        for value in area("exercises")[table].values()
        for one in (value if isinstance(value, list) else [value])
    ]
    assert not sorted(misspelled(words, "nb"))
