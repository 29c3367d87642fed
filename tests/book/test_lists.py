"""The index and the list of references: Norwegian order, every citation, safe BibTeX."""

from __future__ import annotations

import re

import pytest

from riktig.clinical.tables import rows


def test_norwegian_letters_come_last():
    from riktig_book.keyword_index import norwegian_order

    words = ["åndenød", "zopiklon", "ærlighet", "ADHD", "øvelse", "angst"]
    assert sorted(words, key=norwegian_order) == [
        "ADHD",
        "angst",
        "zopiklon",
        "ærlighet",
        "øvelse",
        "åndenød",
    ]


def made(**cells) -> dict[str, str]:
    empty = dict.fromkeys(("source_id", "title", "publisher", "version", "url", "read_on"), "")
    return {**empty, "source_id": "X", **cells}


def test_signs_that_bibtex_obeys_are_made_harmless():
    from riktig_book.bibtex import entry

    written = entry(made(title="5 % {av} A & B_c", publisher="#1"))
    assert r"title = {5 \% \{av\} A \& B\_c}" in written
    assert r"author = {{\#1}}" in written


@pytest.mark.parametrize(
    ("version", "year"), [("2018", "2018"), ("utkast v0.9 (2021)", "2021"), ("IS-2014", "")]
)
def test_a_year_is_a_year_and_not_a_number_of_a_publication(version, year):
    from riktig_book.bibtex import entry

    found = re.search(r"year = \{(.*)\}", entry(made(version=version)))
    assert (found[1] if found else "") == year


def test_every_source_a_page_cites_is_in_both_lists(site, pages):
    known = {row["source_id"] for row in rows("sources")}
    cited = {
        found for page in pages.values() for found in re.findall(r'id="her-([^"]+)"', page.source)
    }
    listed = pages["book/oppslag/referanser.html"].ids
    written = (site / "book/oppslag/referanser.bib").read_text("utf-8")
    assert cited
    assert cited <= known
    assert {f"ref-{source_id}" for source_id in cited} <= listed
    assert {f"@misc{{{source_id}," for source_id in cited} <= set(written.splitlines())
