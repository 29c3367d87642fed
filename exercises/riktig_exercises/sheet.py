"""What the page of an assignment carries: every version's texts, and no graded key or hint."""

from __future__ import annotations

from typing import Any

from riktig.exercise.typed_pattern import typed_pattern
from riktig_exercises.answers import PARTICIPANT
from riktig_exercises.course_rules import rules
from riktig_exercises.form_fields import numbers_in
from riktig_exercises.form_parts import parts_of
from riktig_exercises.identity import IDENTITY_PATTERN
from riktig_exercises.key import read_sheets
from riktig_exercises.master import Master, load_master


def sheet_of(assignment: str, audit: str) -> dict[str, Any]:
    """As JSON takes it. `Refused` for an assignment there is none of.

    A part's `html` is one text where all versions share it, else one for each. `numbers` are the
    paths of what must be a number, `number` what one looks like, `identity` what no answer may
    hold. `own` is how the participant's own practice is made, and `audit` the way to the page that
    reads it.
    """
    master = load_master(assignment)
    return {
        "assignment": assignment,
        "versions": master.versions,
        "attempts": rules().attempts(assignment),
        "participant": PARTICIPANT.pattern,
        "identity": IDENTITY_PATTERN,
        "number": typed_pattern(),
        "numbers": [path for question in master.questions for path in numbers_in(question)],
        "parts": _parts(assignment, master.versions, audit),
        "practice": _practice(master),
        "own": dict(master.case.practice) or None,
    }


def _parts(assignment: str, versions: int, audit: str) -> list[dict[str, Any]]:
    of_versions = [parts_of(load_master(assignment, one), audit) for one in range(versions)]
    found = []
    for same in zip(*of_versions, strict=True):
        texts = [part.html for part in same]
        found.append({"slot": same[0].slot, "html": texts[:1] if len(set(texts)) == 1 else texts})
    return found


def _practice(master: Master) -> dict[str, Any]:
    """The key and the method of each question that is checked in the page."""
    sheets = read_sheets(master) if master.practised else {}
    return {
        question.id: {
            "key": sheets[question.id].key.as_dict(),
            "method": sheets[question.id].method,
        }
        for question in master.practised
    }
