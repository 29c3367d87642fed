"""A saved review read again, and what is refused without repeating what it held."""

from __future__ import annotations

import json

import pytest

from riktig.journal import count, read_counts, read_rows, read_saved, saved
from riktig.problem import Refused
from riktig.registry import handle

CANARY = "01010112345"


def file(**changes) -> dict:
    rows = [{"contact": "none", "driving_told": number > 3} for number in range(10)]
    return {**saved(count(read_rows(rows))), "dated": "2026-03-03", **changes}


def blob(content: object) -> bytes:
    return json.dumps(content).encode()


def test_a_file_comes_back_as_it_was():
    review = read_saved(blob(file()))
    assert (review.reviewed, review.dated) == (10, "2026-03-03")
    assert {**saved(review)} == file()


def test_a_file_holds_counts_alone():
    assert set(file()) == {"schema", "method", "dated", "reviewed", "measures", "made_by"}
    keys = {"id", "version", "numerator", "denominator", "value", "low", "high"}
    assert all(set(one) == keys for one in file()["measures"])


def test_values_of_a_file_are_reckoned_again():
    written = file()
    written["measures"][3]["value"] = 0.01
    assert read_saved(blob(written)).counts[3].value == 0.6


def measure(number: int, **changes) -> list[dict]:
    measures = file()["measures"]
    measures[number] = {**measures[number], **changes}
    return measures


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_journal"),
        (b"\xff\xfe", "not_a_journal"),
        (b"[" * 90_000, "not_a_journal"),
        (b" " * 100_001, "not_a_journal"),
        (blob([CANARY]), "not_a_journal"),
        (blob({"schema": "riktig-summary/1"}), "not_a_journal"),
        (blob(file(measures=CANARY)), "journal_damaged"),
        (blob(file(measures=[CANARY])), "journal_damaged"),
        (blob(file(measures=[])), "journal_version"),
        (blob(file(measures=measure(0, version=2))), "journal_version"),
        (blob(file(measures=measure(0, id="review_other"))), "journal_version"),
        (blob(file(measures=measure(0, id="review_driving"))), "journal_damaged"),
        (blob(file(measures=measure(0, id=[1]))), "journal_damaged"),
        (blob(file(measures=measure(0, numerator=11))), "journal_damaged"),
        (blob(file(measures=measure(0, numerator=True))), "journal_damaged"),
        (blob(file(measures=measure(0, numerator=-1))), "journal_damaged"),
        (blob(file(measures=measure(0, numerator=0.5))), "journal_damaged"),
        (blob(file(measures=measure(0, denominator=11))), "journal_damaged"),
        (blob(file(reviewed=0)), "journal_damaged"),
        (blob(file(reviewed=51)), "journal_damaged"),
        (blob(file(dated=CANARY)), "journal_damaged"),
        (blob(file(dated="2026-02-30")), "journal_damaged"),
        (blob(file(dated=20260303)), "journal_damaged"),
    ],
)
def test_what_is_no_such_file_is_refused(content, code):
    with pytest.raises(Refused) as refusal:
        read_saved(content)
    assert refusal.value.problem.code == code
    answer = handle({"op": "journal"}, [content])
    assert answer["problem"]["code"] == code
    assert CANARY not in json.dumps(answer)


@pytest.mark.parametrize(
    "given", [None, [], 1, {}, {"reviewed": 5}, {"reviewed": 5, "measures": []}]
)
def test_counts_that_are_not_whole_are_refused(given):
    with pytest.raises(Refused):
        read_counts(given)


def test_the_audit_takes_what_the_door_gives():
    answer = handle({"op": "journal"}, [blob(file())])
    assert answer["told"] == "10 resepter, lagret 03.03.2026"
    audited = handle({"op": "example", "options": {"journal": answer["counts"]}})
    by_hand = [one for one in audited["private"]["measures"] if one.get("method") == "hand_counted"]
    assert [one["id"] for one in by_hand] == [one["id"] for one in file()["measures"]]
    consultation = by_hand[0]
    assert (consultation["numerator"], consultation["denominator"]) == (0, 10)
    shared = {one["id"]: one for one in audited["share"]["measures"]}
    assert shared["review_consultation"]["numerator"] == 0
    assert shared["review_driving"]["numerator"] == 6


def test_small_counts_by_hand_are_masked_in_the_shared_summary():
    rows = [{"contact": "none" if number else "consultation"} for number in range(10)]
    counts = handle({"op": "journal", "rows": rows})["counts"]
    audited = handle({"op": "example", "options": {"journal": counts}})
    shared = {one["id"]: one for one in audited["share"]["measures"]}
    assert shared["review_consultation"]["numerator"] is None
    assert shared["review_consultation"]["value"] is None
