"""Whatever is asked, the door answers."""

from __future__ import annotations

import pytest

from riktig.problem import Refused
from riktig.registry import handle


@pytest.mark.parametrize(
    "request_",
    [None, [], "x", 7, b"", {}, {"op": None}, {"op": []}, {"op": 10**5000}, {"op": "no_such"}],
    ids=lambda one: type(one).__name__,
)
def test_what_is_no_request_is_refused_with_a_sentence(request_):
    answer = handle(request_)
    assert answer["problem"]["code"] == "invalid_input"
    assert answer["message"]


@pytest.mark.parametrize("op", ["answer", "inspect", "audit", "compare", "plan", "plan_form"])
@pytest.mark.parametrize("blobs", [(), None, 7, [None], ["x"]])
def test_blobs_of_any_kind_are_answered(op, blobs):
    assert "ok" in handle({"op": op, "names": 7, "input": [], "values": []}, blobs)


def test_a_problem_without_a_sentence_is_answered_too(monkeypatch):
    def door(request, blobs):
        raise Refused("no_sentence_anywhere")

    monkeypatch.setitem(handle.__globals__["_DOORS"], "warm", door)
    assert handle({"op": "warm"})["problem"]["code"] == "internal"
