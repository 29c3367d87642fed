"""What `show` gives where: HTML in the book, a widget in a notebook."""

from __future__ import annotations

import json
import re

import pytest
import riktig_widgets
from riktig_widgets import Calculator

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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("switch_opioid", "oksykodon"),
        ("methadone_from_morphine", "30–89"),
        ("diazepam", "zopiklon"),
        ("driving", "oksazepam"),
        ("reimbursement_71", "fastlegen"),
        ("taper", "av startdosen"),
        ("taper_check", "av startdosen"),
    ],
)
def test_every_calculator_with_a_table_prints_it_with_its_sources(
    book: None, name: str, words: str
) -> None:
    fallback = html_of(riktig_widgets.show(name)).partition('class="riktig-fallback" hidden')[2]
    assert words in fallback
    assert 'class="riktig-source">' in fallback
    assert "<td></td>" not in fallback
    assert "{" not in fallback.partition("<script")[0]


def test_what_is_no_table_prints_none(book: None) -> None:
    assert "riktig-fallback" not in html_of(riktig_widgets.show("xmr"))


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


def test_a_chart_carries_its_numbers_as_a_table() -> None:
    table = {"caption": "Ganger", "columns": ["Gjelder", "Tall"], "rows": [["A", "2,9"]]}
    picture = {"chart": "figure_bars", "data": {}, "params": {}, "alt": "To", "table": table}
    html = html_of(riktig_widgets.show_chart(picture))
    assert '<th scope="row">A</th><td>2,9</td>' in html
    assert "caption" not in html.partition("</script>")[0]


def asked(widget: Calculator, **content: object) -> tuple[object, list[bytes]]:
    """What the widget sends back to one question of its page."""
    sent: list[tuple[dict[str, object], list[bytes]]] = []
    widget.send = lambda reply, buffers=None: sent.append((reply, buffers or []))  # type: ignore[method-assign]
    widget._asked(widget, {"id": 7, **content}, [])
    [(reply, buffers)] = sent
    assert reply["id"] == 7
    return reply["answer"], buffers


def test_a_notebook_gets_a_widget_that_answers() -> None:
    widget = riktig_widgets.show("omeq")
    assert isinstance(widget, Calculator)
    values = {"table": "HDIR", "items": [ROW]}
    answer, _ = asked(widget, ask="answer", name="omeq", values=values)
    assert answer["card"]["headline"].replace("\u00a0", " ") == "60 mg"


def test_the_widget_refuses_as_the_core_does() -> None:
    patch = {"substance": "fentanyl", "route": "transdermal", "dose": "25", "unit": "mg"}
    values = {"table": "HDIR", "items": [patch]}
    answer, _ = asked(Calculator("omeq"), ask="answer", name="omeq", values=values)
    assert not answer["ok"]
    assert answer["errors"][0]["field"] == "items.0.unit"


def test_the_kernel_sends_what_pictures_are_drawn_with() -> None:
    together, [vega] = asked(Calculator("omeq"), ask="charts")
    assert "monthly_series" in together["specs"]
    assert b"vegaEmbed" in vega


def test_what_is_no_question_is_left_alone() -> None:
    widget = Calculator("omeq")
    widget.send = lambda *_: pytest.fail("nothing to answer")  # type: ignore[method-assign]
    widget._asked(widget, {"id": 1, "ask": "secrets"}, [])
    widget._asked(widget, {}, [])


def test_a_folded_calculator_stands_behind_its_title(book: None) -> None:
    html = html_of(riktig_widgets.show("omeq", folded=True))
    assert html.index("<summary>") < html.index("<form")


def test_the_widget_script_stands_alone_and_holds_no_text() -> None:
    script = str(Calculator._esm)
    assert "import " not in script
    assert not re.search("[æøåÆØÅ]", script)
