"""The request of an exercise's page: the participant's own made-up practice as a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.audit.typed import whole
from riktig.problem import Refused

_PARTICIPANT: Final = re.compile(r"(?!.*[0-9]{11})[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_ASSIGNMENT: Final = re.compile(r"[a-z0-9_]{1,60}")
_MOST_ATTEMPTS: Final = 99


def practice_door(request: Mapping[str, Any], blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{participant, assignment, attempt, spec}` to `{csv, file, facts}`.

    `spec` is the assignment's practice as its page has it; `facts` are `{label, value}` in words.
    """
    from riktig.exercise.own_practice import own_practice
    from riktig.exercise.own_practice_facts import facts, file_name
    from riktig.exercise.own_practice_settings import read_settings

    participant = str(request.get("participant") or "")
    assignment = str(request.get("assignment") or "")
    attempt = whole(request.get("attempt", 1), 1, _MOST_ATTEMPTS)
    if not _PARTICIPANT.fullmatch(participant):
        raise Refused("own_practice_participant")
    if not _ASSIGNMENT.fullmatch(assignment) or attempt is None:
        raise Refused("own_practice_settings")
    made = own_practice(participant, assignment, attempt, read_settings(request.get("spec")))
    return {
        "ok": True,
        "csv": made.csv,
        "file": file_name(participant, assignment, attempt),
        "facts": [{"label": label, "value": value} for label, value in facts(made)],
    }
