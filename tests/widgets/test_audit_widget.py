"""A kernel takes rows only where it was told it may, and whatever is sent to it, it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from riktig_widgets import show_app
from riktig_widgets.app_shell import app_html
from riktig_widgets.app_widget import AppWidget
from riktig_widgets.audit_widget import ROW_DOORS, AuditWidget

from riktig.extract.limits import MAX_BYTES
from riktig.synthetic import short_file

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def widget() -> Iterator[Any]:
    made = AuditWidget()
    yield made
    made.close()


def asked(widget: AppWidget, content: Any, *buffers: bytes) -> list[Any]:
    """What the widget sends back, progress left out."""
    sent: list[Any] = []
    widget.send = lambda told, _buffers=None: sent.append(told)  # type: ignore[method-assign]
    widget._asked(widget, content, [memoryview(one) for one in buffers])
    return [told["answer"] for told in sent if "answer" in told]


def door(widget: AppWidget, op: str, transfer: int = 0, **more: Any) -> Any:
    request = {"op": op, **more}
    return asked(widget, {"id": 1, "ask": "door", "request": request, "transfer": transfer})[0]


def piece(widget: AppWidget, transfer: Any, blob: Any, *buffers: bytes) -> Any:
    return asked(widget, {"id": 1, "ask": "piece", "transfer": transfer, "blob": blob}, *buffers)[0]


def test_no_page_puts_away_what_is_typed_of_patients(widget: AuditWidget) -> None:
    assert '<div class="riktig-audit riktig" data-not-kept' in widget.html
    assert '<form class="riktig-visit-ask" data-not-kept' in app_html("besok", "apps")


@pytest.mark.parametrize("op", [["plan"], {"plan": 1}, None, "visit_sheet"])
def test_a_paper_that_is_not_is_refused(op: Any) -> None:
    made = AppWidget("nedtrapping")
    request = {"paper": "plan", "op": op}
    assert asked(made, {"id": 1, "ask": "paper", "request": request}) == [{"ok": False}]
    made.close()


@pytest.mark.parametrize("told", [None, "0", ""])
def test_elsewhere_there_is_no_way_to_give_it_rows(
    monkeypatch: pytest.MonkeyPatch, told: str | None
) -> None:
    monkeypatch.delenv("RIKTIG_LOOPBACK", raising=False)
    if told is not None:
        monkeypatch.setenv("RIKTIG_LOOPBACK", told)
    made = show_app("egen-forskrivning")
    assert not isinstance(made, AuditWidget)
    assert made.doors == ()
    assert "piece" not in made.replies
    assert all(door(made, op) == {"ok": False} for op in ROW_DOORS)
    assert asked(made, {"id": 1, "ask": "piece", "transfer": 1, "blob": 0}, b"x") == []
    assert "<input" not in made.html
    made.close()


def test_on_loopback_pieces_become_a_file_and_are_let_go(widget: AuditWidget) -> None:
    content = short_file().encode()
    for at in range(0, len(content), 100):
        assert piece(widget, 1, 0, content[at : at + 100])["ok"]
    answer = door(widget, "audit", 1, names=["P0001.csv"])
    assert answer["ok"]
    assert answer["private"]["ledger"]["rows_read"] == content.count(b"\n") - 2
    assert widget._pieces == {}
    assert door(widget, "recount")["ok"]
    assert door(widget, "release")["ok"]
    assert door(widget, "recount")["problem"]["code"] == "nothing_held"


def test_too_much_is_refused_before_it_is_all_there(widget: AuditWidget) -> None:
    half = bytes(MAX_BYTES // 2)
    assert piece(widget, 1, 0, half)["ok"]
    assert piece(widget, 1, 1, half)["ok"]
    assert piece(widget, 1, 1, b"x")["problem"]["code"] == "too_large"
    assert widget._pieces == {}


def test_a_new_transfer_lets_the_one_before_go(widget: AuditWidget) -> None:
    assert piece(widget, 1, 0, b"old")["ok"]
    assert piece(widget, 2, 0, short_file().encode())["ok"]
    assert not door(widget, "audit", 1, names=["P0001.csv"])["ok"]


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["id", "ask", "request", "transfer", "blob"]), ANYTHING))
def test_nothing_sent_ends_it(content: dict[str, Any]) -> None:
    for kind in ("piece", "door", content.get("ask")):
        answers = asked(SHARED, {**content, "ask": kind}, b"\x00canary")
        assert all(not answer.get("ok") or kind == "piece" for answer in answers)


SHARED = AuditWidget()
