"""A fiftieth of what `make soak` asks of a running course, by the same code. Nothing is timed."""

from __future__ import annotations

import pytest
from apart import apart

from bench.course_load import PAGES, Load
from bench.course_used import Used, used
from bench.measures.course import AT_ONCE, PARTICIPANTS

SHARE = 50


def test_many_at_once_lose_nothing():
    participants = PARTICIPANTS // SHARE
    found = apart(lambda: used(participants, at_once=AT_ONCE // 10, pause=0.1))
    assert found.load.failed == []
    assert len(found.load.page_seconds) == participants * len(PAGES)
    assert found.load.counted == found.weeks == participants
    assert len(found.kept) == participants
    assert found.lost == 0


@pytest.mark.parametrize(
    ("found", "lost"),
    [
        (Used(Load(handed_in=["a"], counted=1), 1, ["a"]), 0),
        (Used(Load(handed_in=["a", "b"]), 0, ["a"]), 1),
        (Used(Load(handed_in=["a"]), 0, ["a", "a"]), 1),
        (Used(Load(), 0, ["a"]), 1),
        (Used(Load(counted=2), 1, []), 1),
        (Used(Load(failed=["ReadTimeout"]), 0, []), 1),
    ],
)
def test_what_is_lost_is_counted(found: Used, lost: int):
    assert found.lost == lost
