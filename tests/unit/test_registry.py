"""Whatever is asked, the door answers."""

from __future__ import annotations

import pytest

from riktig.problem import Refused
from riktig.registry import Held, handle


@pytest.mark.parametrize(
    "request_",
    [None, [], "x", 7, b"", {}, {"op": None}, {"op": []}, {"op": 10**5000}, {"op": "no_such"}],
    ids=lambda one: type(one).__name__,
)
def test_what_is_no_request_is_refused_with_a_sentence(request_):
    answer = handle(request_)
    assert answer["problem"]["code"] == "invalid_input"
    assert answer["message"]


@pytest.mark.parametrize(
    "op",
    ["answer", "inspect", "audit", "recount", "example", "release", "compare", "plan", "plan_form"],
)
@pytest.mark.parametrize("blobs", [(), None, 7, [None], ["x"]])
def test_blobs_of_any_kind_are_answered(op, blobs):
    assert "ok" in handle({"op": op, "names": 7, "input": [], "values": []}, blobs)


def test_a_problem_without_a_sentence_is_answered_too(monkeypatch):
    def door(request, blobs, held):
        raise Refused("no_sentence_anywhere")

    monkeypatch.setitem(handle.__globals__["_HELD_DOORS"], "warm", door)
    assert handle({"op": "warm"})["problem"]["code"] == "internal"


def test_what_is_held_is_counted_again_until_it_is_released():
    held = Held()
    first = handle({"op": "example"}, (), held)
    again = handle({"op": "recount", "options": {"list_size": "1100"}}, (), held)
    assert again["private"]["ledger"] == first["private"]["ledger"]
    assert again["private"]["practice"]["list_size"] == 1100
    assert handle({"op": "recount"})["problem"]["code"] == "nothing_held"
    assert handle({"op": "release"}, (), held)["ok"]
    assert handle({"op": "recount"}, (), held)["problem"]["code"] == "nothing_held"


def test_files_that_cannot_be_read_leave_nothing_held():
    held = Held()
    handle({"op": "example"}, (), held)
    assert not handle({"op": "audit", "names": ["x.csv"]}, [b""], held)["ok"]
    assert handle({"op": "recount"}, (), held)["problem"]["code"] == "nothing_held"
