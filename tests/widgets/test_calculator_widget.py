"""What those who build on the widgets have: values set and seen, an answer seen, nothing kept."""

from __future__ import annotations

import json

import pytest
import riktig_widgets
from every_input import INPUTS
from hypothesis import given
from hypothesis import strategies as st
from riktig_widgets import App, Calculator, Planner
from riktig_widgets.typed_values import as_typed
from traitlets import TraitError

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.typed import read_typed

ROW = {"substance": "morfin", "route": "oral", "dose": 12.5, "unit": "mg", "per_day": 2}
VALUES = {"table": "HDIR", "items": [ROW]}


class Page:
    """A page of a widget: what it is sent, and what it asks."""

    def __init__(self, widget: Calculator | Planner) -> None:
        self.widget = widget
        self.sent: list[dict] = []
        widget.send = lambda content, _buffers=None: self.sent.append(content)  # type: ignore[method-assign]

    def ask(self, **content: object) -> object:
        self.widget._asked(self.widget, {"id": 1, **content}, [])
        return next(one["answer"] for one in reversed(self.sent) if "answer" in one)


def test_values_given_are_answered_with_the_wires_result_and_the_card() -> None:
    answer = Calculator("omeq", VALUES).answer
    assert answer["ok"]
    assert answer["result"]["omeq_mg_per_day"] == 25
    assert answer["card"]["headline"].replace("\u00a0", " ") == "25 mg"


@pytest.mark.parametrize("name", INPUTS)
def test_every_calculator_answers_the_values_its_wire_takes(name: str) -> None:
    assert Calculator(name, INPUTS[name]).answer["ok"]


def test_values_set_later_reach_the_form_as_a_person_would_type_them() -> None:
    widget = Calculator("omeq")
    page = Page(widget)
    widget.values = VALUES
    assert page.sent == [
        {"fill": {"table": "HDIR", "items": [{**ROW, "dose": "12,5", "per_day": "2"}]}}
    ]
    assert page.ask(ask="begin") == page.sent[0]["fill"]


def test_what_is_typed_is_seen_by_those_who_observe_and_not_sent_back() -> None:
    widget = Calculator("omeq")
    page = Page(widget)
    seen: list[tuple[object, object]] = []
    widget.observe(
        lambda change: seen.append((widget.values["items"][0]["dose"], change.new)), "answer"
    )
    typed = {"table": "HDIR", "items": [{**ROW, "dose": "30", "per_day": "2"}]}
    page.ask(ask="answer", name="omeq", values=typed)
    [(dose, answer)] = seen
    assert dose == "30"
    assert answer["result"]["omeq_mg_per_day"] == 60
    assert not any("fill" in one for one in page.sent)


def test_an_observer_that_fails_does_not_take_the_answer_from_the_page() -> None:
    widget = Calculator("omeq")
    page = Page(widget)
    widget.observe(lambda _change: 1 / 0, "answer")
    with pytest.raises(ZeroDivisionError):
        page.ask(ask="answer", name="omeq", values=VALUES)
    assert page.sent[-1]["answer"]["ok"]


def test_a_form_that_waits_and_a_value_that_is_wrong_say_what_and_where() -> None:
    waiting = Calculator("omeq", {"items": [{"substance": "morfin"}]}).answer
    assert waiting["incomplete"]
    assert waiting["fields"]
    wrong = Calculator("omeq", {"table": "HDIR", "items": [{**ROW, "dose": "-1"}]}).answer
    assert not wrong["ok"]
    assert wrong["errors"][0]["field"] == "items.0.dose"
    assert wrong["problem"]["code"]


def test_a_misspelt_field_is_told_and_what_is_no_mapping_is_refused() -> None:
    assert (
        Calculator("proportion", {"x": 1, "n": 4, "antall": 4}).answer["problem"]["code"]
        == "unknown_field"
    )
    with pytest.raises(TraitError):
        Calculator("omeq").values = [1]


def test_clear_empties_values_answer_and_form() -> None:
    widget = Calculator("omeq", VALUES)
    page = Page(widget)
    widget.clear()
    assert (widget.values, widget.answer) == ({}, {})
    assert page.sent == [{"fill": {}}]


def test_nothing_typed_becomes_state_that_a_notebook_saves() -> None:
    widget = Calculator("omeq")
    before = widget.get_state()
    Page(widget).ask(ask="answer", name="omeq", values=VALUES)
    assert widget.get_state() == before
    assert not {"values", "answer"} & set(before)
    planner = Planner()
    assert "answer" not in planner.get_state()


def test_two_of_a_kind_keep_their_ids_apart() -> None:
    one, other = Calculator("xmr"), Calculator("xmr")
    assert one.html != other.html


def test_an_unknown_name_names_those_there_are() -> None:
    with pytest.raises(KeyError, match="omeq"):
        Calculator("nothing")
    with pytest.raises(KeyError):
        App("nothing")
    with pytest.raises(AttributeError):
        _ = riktig_widgets.Nothing


def test_the_planner_shows_its_last_plan() -> None:
    planner = Planner()
    page = Page(planner)
    page.ask(ask="plan", input={})
    assert planner.answer["incomplete"]
    page.ask(ask="charts")
    assert planner.answer["incomplete"]


def test_in_the_book_it_is_html_and_opens_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIKTIG_BOOK", "1")
    widget = Calculator("omeq", VALUES)
    assert widget.answer["ok"]
    assert set(widget._repr_mimebundle_()) == {"text/html", "text/plain"}
    assert widget.comm is None


@pytest.mark.parametrize("name", INPUTS)
def test_typed_values_are_read_as_the_values_they_were(name: str) -> None:
    form = CALCULATORS[name].form()
    typed = as_typed(form.fields, INPUTS[name])
    json.dumps(typed)
    again = Calculator(name, typed).answer
    assert again["result"] == Calculator(name, INPUTS[name]).answer["result"]


@given(st.floats(0.01, 10_000).map(lambda value: round(value, 2)))
def test_a_number_survives_being_typed(dose: float) -> None:
    form = CALCULATORS["proportion"].form()
    typed = read_typed(form, as_typed(form.fields, {"x": dose, "n": 3})).values
    assert float(typed["x"].replace(",", ".")) == dose
