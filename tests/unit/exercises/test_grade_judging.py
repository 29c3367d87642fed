"""Judging by two processes comes to the same as by one, whatever becomes of the other."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from exercise_every_answer import MASTERS, content
from riktig_exercises.answers import Answers, parse_answers
from riktig_exercises.grade_judging import FEWEST_TO_SHARE, _Helper, judge_all, judge_many


@pytest.fixture(scope="module", autouse=True)
def _masters() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        yield


@pytest.fixture(scope="module")
def asked() -> list[Answers]:
    """Enough for two; every other one answers nothing."""
    every = [
        content(number, f"d{number:02d}", **({"answers": {}} if number % 2 else {}))
        for number in range(FEWEST_TO_SHARE + 2)
    ]
    return [parse_answers(json.dumps(one).encode()) for one in every]


def by_id(judged) -> dict:
    found = [(answers.submission_id, verdicts) for answers, verdicts in judged]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_two_processes_say_what_one_says(asked):
    alone = {one.submission_id: judge_all(one) for one in asked}
    assert by_id(judge_many(asked)) == alone
    assert {verdict.code for verdict in alone[asked[0].submission_id].values()} == {
        "right",
        "waits_for_person",
    }


@pytest.mark.parametrize("after", [0, 1, 5])
def test_what_a_helper_that_is_gone_had_is_judged_all_the_same(asked, after):
    helper = _Helper(asked)
    try:
        found = []
        for number, judged in enumerate(helper.share()):
            found.append(judged)
            if number == after:
                helper.process.kill()
                helper.process.join()
    finally:
        helper.stop()
    assert by_id(found) == {one.submission_id: judge_all(one) for one in asked}
