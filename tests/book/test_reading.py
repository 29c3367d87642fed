"""Reading time, the place in a module, and what a clinician must read in."""

from __future__ import annotations

import re

import pytest
from course_site import ROOT  # noqa: F401 - puts the extension on the path
from docutils import nodes

from riktig.clinical.tables import rows, source
from riktig.text.catalogue import area


def prose(count: int) -> nodes.paragraph:
    return nodes.paragraph("", " ".join(["ord"] * count))


@pytest.mark.parametrize(("count", "minutes"), [(1, 1), (290, 1), (310, 2), (1200, 6)])
def test_minutes_are_words_by_the_chosen_speed(count, minutes):
    from riktig_book.reading import minutes as found

    assert found(nodes.section("", prose(count))) == minutes


def test_of_the_answers_one_is_read_and_what_is_looked_up_is_not():
    from riktig_book.reading import words
    from riktig_book.tagged import said, tagged

    answers = [tagged("div", {"class": "course-answer"}, prose(30)) for _ in range(3)]
    block = tagged("div", {"class": "course-answers"}, said("", "course-answers-of"), *answers)
    box = tagged("details", {"class": "guideline"}, prose(50))
    listed = nodes.bullet_list("", nodes.list_item("", prose(50)), classes=["sources"])
    page = nodes.section("", prose(10), block, box, listed, nodes.raw("", "ord ord"))
    assert words(page) == 10 + 30


def test_text_pages_say_how_long_they_take_and_measures_do_not(pages):
    told = re.compile(r'<p class="reading">Omtrent (\d+ minutter|ett minutt) å lese</p>')
    for name, page in pages.items():
        if name.startswith("modules/"):
            assert len(told.findall(page.source)) == 1, name
        if name.startswith(("book/malene", "book/regnemaskiner")):
            assert not told.search(page.source), name


def test_a_page_of_a_module_says_where_one_is(pages):
    for name, page in pages.items():
        if not name.startswith("modules/"):
            continue
        here = [a for a in page.all("a") if a.get("aria-current") == "page" and a.get("href") == ""]
        summary = re.search(r"<summary>([^<]+), side (\d+) av (\d+)</summary>", page.source)
        assert here, name
        assert summary, name
        assert int(summary[2]) <= int(summary[3])


def test_every_topic_is_read_or_a_clinician_must_read_it():
    from riktig_book.clinician import topic_groups

    listed = {row["topic"] for group in topic_groups() for row in group["topics"]}
    for row in rows("guideline_topics"):
        in_force = row["status"] == "read" and source(row["source_id"])["edition"] == "current"
        assert (row["topic"] in listed) != in_force


def test_a_topic_says_what_was_read_unless_nothing_was():
    for row in rows("guideline_topics"):
        assert bool(row["read"]) == (row["status"] != "unread"), row["topic"]
        if row["status"] == "draft":
            assert source(row["source_id"])["edition"] == "draft", row["topic"]


def test_a_source_that_calls_itself_replaced_or_a_draft_has_that_edition():
    said = {"older": "erstattet|eldre (veileder|tekst)|IS-20", "draft": "utkast"}
    for row in rows("sources"):
        for edition, words in said.items():
            if re.search(words, row["version"]):
                assert row["edition"] == edition, row["source_id"]


def test_sources_out_of_force_or_read_in_copies_are_listed():
    from riktig_book.clinician import why

    assert why(source("HDIR-TAPER")) == "eldre veileder"
    assert why(source("HDIR-BZD")) == "utkast"
    assert why(source("NG193")) == area("course")["clinician"]["copy"]
    assert why(source("HDIR-OMEQ")) == ""


def test_the_clinicians_page_has_every_unsigned_table(pages):
    from riktig_book.clinician import unsigned

    page = pages["book/oppslag/for-klinikeren.html"]
    for one in unsigned():
        assert one["name"] in page.text
    ticks = [attrs for attrs in page.all("input") if attrs.get("type") == "checkbox"]
    labels = [attrs.get("for", "") for attrs in page.all("label")]
    assert ticks
    assert all(labels.count(attrs["id"]) == 1 for attrs in ticks)
