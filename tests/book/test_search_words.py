"""What the search finds a page by, and what it passes over."""

from __future__ import annotations

import json
import re

import pytest
from riktig_book.search import CHROME, found_by

from riktig.text.catalogue import area


@pytest.fixture(name="index", scope="module")
def _index(pages):
    site = pages["book/forside.html"].path.parents[1]
    written = (site / "searchindex.js").read_text("utf-8")
    return json.loads(re.search(r"Search\.setIndex\((.*)\)", written, re.DOTALL)[1])


def found(index, word):
    at = index["terms"].get(word, [])
    return {index["docnames"][one] for one in ([at] if isinstance(at, int) else at)}


def test_a_product_name_leads_to_the_planner_and_the_driving_rules():
    for page in ("book/regnemaskiner/nedtrappingsplan", "book/regnemaskiner/bilkjoring"):
        assert {"Sobril", "Imovane"} <= set(found_by(page))
    assert found_by("book/forside") == []


def test_what_stands_on_every_paper_is_passed_over():
    html = '<h2>Ark</h2><p class="paper-facts">LIX 21</p><div class="paper-bar"><a>Word</a></div>'
    assert CHROME.sub("", html) == "<h2>Ark</h2>"


def test_the_words_of_pages_are_in_the_index(index):
    for page, words in area("book")["search_words"].items():
        if page in index["docnames"]:
            assert any(page in found(index, word) for word in words.split()), page
    assert "lix" not in index["terms"] or "book/brev/sms" not in found(index, "lix")
