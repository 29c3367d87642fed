"""A few thousand lines of `make fuzz`: valid, spoilt and hostile, through one real process."""

from __future__ import annotations

from bench.fuzz.figures import unsafe
from bench.fuzz.judge import broken, wrong
from bench.fuzz.run import fuzz

LINES = 5_000


def test_whatever_is_asked_is_answered_in_order_and_rightly():
    outcome = fuzz(LINES, seed=20261122)
    assert not outcome.faults, str(outcome)
    assert outcome.counts["answered"] + outcome.counts["refused"] == LINES
    assert outcome.counts["reckoned twice"] >= 0.3 * LINES
    assert len(outcome.calculators) >= 20


def test_the_judge_sees_what_is_wrong():
    good = {
        "ok": True,
        "result": {"x": 2.0},
        "table": "T",
        "table_text": "t",
        "sources": ["S"],
        "warnings": [],
    }
    assert broken(b"", good) == ""
    assert broken(b"", {**good, "sources": []})
    said = {"ok": False, "problem": {"code": "c", "message": "Feltet 31129956715 finnes ikke."}}
    assert broken(b"31129956715", said)
    assert not broken(b"1", said)
    assert broken(b"", {"ok": False, "problem": {"code": "internal", "message": "Noe."}})
    assert wrong({"result.x": 2}, {}, good) == ""
    assert wrong({"result.x": 3}, {}, good)
    assert wrong({"result.y": 3}, {}, good)


def test_a_suppressed_table_that_tells_is_seen():
    rows = [["a", 3], ["b", 10], ["c", 20]]
    shown = {"result": {"rows": [["a", None], ["b", 10], ["c", 20]], "total": 33}}
    assert unsafe(rows, shown)
    shown = {"result": {"rows": [["a", None], ["b", None], ["c", 20]], "total": 33}}
    assert not unsafe(rows, shown)
