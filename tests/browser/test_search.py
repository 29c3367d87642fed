"""The search finds what a chapter says, not what its forms offer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_no_choice_of_a_form_is_a_word_of_the_index(site: Path) -> None:
    index = (site / "searchindex.js").read_text("utf-8")
    assert not re.findall(r'"[a-z]{60,}": (?:\d|\[\d)', index)


def test_an_excerpt_is_prose(page: Page, origin: str) -> None:
    page.goto(f"{origin}/search.html?q=OMEQ")
    page.wait_for_selector("#search-results p.context")
    page.wait_for_load_state("networkidle")
    found = page.inner_text("#search-results")
    assert "Dosen: regn ut OMEQ" in found
    for offered in ("Velg …", "gjør seg klar", "Legg til et legemiddel"):
        assert offered not in found
