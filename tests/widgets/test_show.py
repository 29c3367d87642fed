"""What `show` gives where: HTML in the book, a widget in a notebook."""

from __future__ import annotations

import json
import re

import pytest
import riktig_widgets
from riktig_widgets.calculator_widget import CalculatorWidget

ROW = {"substance": "morfin", "route": "oral", "dose": "60", "unit": "mg", "per_day": "1"}


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIKTIG_BOOK", "1")


def html_of(shown: object) -> str:
    bundle = shown._repr_mimebundle_()  # type: ignore[attr-defined]
    assert set(bundle) == {"text/html", "text/plain"}
    return str(bundle["text/html"])


def texts_of(html: str) -> dict[str, str]:
    found = re.search(r"<script[^>]+data-riktig-texts[^>]*>(.*?)</script>", html)
    assert found
    return json.loads(found[1])


def test_the_book_gets_a_form_and_no_widget(book: None) -> None:
    html = html_of(riktig_widgets.show("omeq"))
    assert 'data-calculator="omeq"' in html
    assert "<form" in html
    assert "widget" not in html


def test_the_page_gets_every_text_its_scripts_ask_for(book: None) -> None:
    texts = texts_of(html_of(riktig_widgets.show("omeq")))
    for key in ("slow", "blocked", "failed", "unchosen", "refused", "working", "copy", "copied"):
        assert texts[key]


def test_the_printed_table_is_there_for_machines_without_python(book: None) -> None:
    html = html_of(riktig_widgets.show("omeq"))
    fallback = html.partition('class="riktig-fallback" hidden')[2]
    assert "oksykodon" in fallback
    assert "× 1,5" in fallback
    assert "µg/t × 0,024 × 100" in fallback  # a patch's strength is no daily dose


def test_an_unknown_calculator_names_those_there_are() -> None:
    with pytest.raises(KeyError, match="omeq"):
        riktig_widgets.show("nothing")


def test_the_interactive_pages_make_no_widget_anywhere() -> None:
    assert 'class="riktig-audit' in html_of(riktig_widgets.show_audit())
    assert 'class="riktig-compare' in html_of(riktig_widgets.show_compare())


def test_nothing_can_be_chosen_before_the_lock() -> None:
    for shown in (riktig_widgets.show_audit(), riktig_widgets.show_compare()):
        gate = html_of(shown).partition('data-slot="gate"')[0]
        assert gate.endswith("<fieldset disabled ")


def test_a_chart_carries_its_picture_and_its_words() -> None:
    picture = {"chart": "share_bar", "data": {}, "params": {}, "alt": "To <stolper>"}
    html = html_of(riktig_widgets.show_chart(picture))
    assert 'data-chart="share_bar"' in html
    assert "To &lt;stolper&gt;" in html
    assert "\\u003cstolper" in html


def test_a_notebook_gets_a_widget_that_answers() -> None:
    widget = riktig_widgets.show("omeq")
    assert isinstance(widget, CalculatorWidget)
    widget.values = {"table": "HDIR", "items": [ROW]}
    assert widget.answer["answer"]["card"]["headline"].replace("\u00a0", " ") == "60 mg"
    assert widget.answer["for"] == widget.values


def test_the_widget_refuses_as_the_core_does() -> None:
    widget = CalculatorWidget("omeq")
    patch = {"substance": "fentanyl", "route": "transdermal", "dose": "25", "unit": "mg"}
    widget.values = {"table": "HDIR", "items": [patch]}
    answer = widget.answer["answer"]
    assert not answer["ok"]
    assert answer["errors"][0]["field"] == "items.0.unit"


def test_equal_answers_to_different_values_are_told_apart() -> None:
    widget = CalculatorWidget("methadone_from_morphine")
    seen = []
    widget.observe(lambda change: seen.append(change["new"]), "answer")
    widget.values = {"morphine_mg_per_day": "x"}
    widget.values = {"morphine_mg_per_day": "y"}
    assert len(seen) == 2


def test_the_widget_script_stands_alone_and_holds_no_text() -> None:
    script = str(CalculatorWidget("omeq")._esm)
    assert "import " not in script
    assert not re.search("[æøåÆØÅ]", script)
