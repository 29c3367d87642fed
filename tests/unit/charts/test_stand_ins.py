"""Drawing with blanks in place of words gives the same drawing, with margins for the words."""

from __future__ import annotations

import re

import pytest
from hand_made_report import DOTS, PICTURE

from riktig.charts import CHARTS, filled, render, spec, svg
from riktig.charts.compiled import bound, vega_text
from riktig.charts.letters import width
from riktig.charts.stand_ins import put_back, replaced
from riktig.paper.fonts import ready

FONTS = ready()
PICTURES = [PICTURE.as_dict(), DOTS.as_dict()]
HEAD = re.compile(
    r'width="([\d.]+)" height="([\d.]+)" viewBox="[^"]*"(.*?)translate\(([\d.]+),', re.DOTALL
)
pytestmark = pytest.mark.skipif(FONTS is None, reason="no web fonts are installed")


def without_margins(drawing: str) -> str:
    return HEAD.sub(r"\2\3", drawing, count=1)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one["chart"])
def test_binding_after_compiling_gives_what_compiling_the_bound_gives(picture):
    import vl_convert

    assert bound(picture) == vl_convert.vegalite_to_vega(filled(picture), vl_version="6.4")


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one["chart"])
def test_only_the_margins_differ_from_a_drawing_with_the_words(picture):
    fast = render._drawn_with_stand_ins(picture, FONTS)
    slow = render._drawn(bound(picture))
    assert fast
    assert without_margins(fast) == without_margins(slow)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one["chart"])
def test_every_word_has_room(picture):
    drawing = svg(picture, FONTS)
    total, _, _, left = HEAD.search(drawing).groups()
    for attributes, words in re.findall(r"<text([^>]*)>([^<]+)</text>", drawing):
        if 'text-anchor="start"' not in attributes:
            continue
        size = float(re.search(r'font-size="([\d.]+)px"', attributes)[1])
        at = float(re.search(r"translate\(([\d.-]+),", attributes)[1])
        wide = width(words, size, "600" in attributes, FONTS)
        assert float(left) + at + wide <= float(total)


def test_words_are_written_as_xml_has_them():
    picture = {**PICTURES[0], "params": {**PICTURES[0]["params"], "title_text": ['A & "B" <c>']}}
    drawing = svg(picture, FONTS)
    assert "A &amp; &quot;B&quot; &lt;c&gt;" in drawing
    assert "\x85" not in drawing


def test_words_in_alphabetical_order_stay_so():
    stood_in, words = replaced(PICTURES[1], "")
    assert [words[one] for one in sorted(words)] == sorted(words.values())
    assert put_back(stood_in["data"]["members"][1]["label"], words) == "B"


def test_a_word_that_the_chart_compares_with_stays():
    stood_in, words = replaced(PICTURES[0], "datum.when === 'Etter'")
    assert [row["when"] for row in stood_in["data"]["points"]][1] == "Etter"
    assert "Etter" not in words.values()


@pytest.mark.parametrize("spec_of_chart", ["split(datum.label, '|')", "\u2003"])
def test_a_chart_that_takes_words_apart_gets_the_words(spec_of_chart):
    assert replaced(PICTURES[0], spec_of_chart) is None


def test_a_picture_with_too_many_words_is_drawn_with_them():
    rows = [{"label": f"navn {n}"} for n in range(130)]
    assert replaced({"chart": "x", "params": {}, "data": {"rows": rows}}, "") is None


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_every_chart_is_compiled_to_data_and_signals_by_the_names_of_its_own(name):
    import json

    vega = json.loads(vega_text(name))
    own = spec(name)
    assert {one["name"] for one in own["params"]} <= {one["name"] for one in vega["signals"]}
    assert set(own["datasets"]) <= {one["name"] for one in vega["data"]}


def test_nothing_is_said_in_english_inside_a_picture():
    assert "aria-" not in svg(PICTURES[0], FONTS)
