"""The chapters about a visit show what the app shows, from one source."""

from __future__ import annotations

import re

import pytest
from course_site import body_of

from riktig.clinical.tables import figure, source
from riktig.text.catalogue import area
from riktig.visit.messages import messages
from riktig.visit.objections import groups, objections
from riktig.visit.plan import lengths, steps, themes

ROLE = re.compile(r"\{([a-z-]+)\}`([^`]+)`")
WAYS = {
    **dict.fromkeys(("number", "number-word", "decrease", "interval"), figure),
    "source": source,
    **dict.fromkeys(("chosen", "constructed"), str),
}
LINK = re.compile(r"\]\([^)]*\)")


def headings(root, chapter):
    written = (root / "book" / "besok" / f"{chapter}.md").read_text("utf-8")
    return re.findall(r"^## (.*)$", written, re.MULTILINE)


def marked():
    """Every text in the chapters' markup."""
    for theme in (*themes(), "smerter"):
        for one in messages(theme).values():
            yield from one.values()
    for one in objections().values():
        yield from (one["heading"], one["answer"])
    for step in steps():
        yield from (step.words["name"], step.words["does"])
        yield from (words for part in step.words["script"] for words in part.values())


def test_the_chapters_headings_are_the_titles(root):
    assert headings(root, "innvendinger")[: len(groups())] == list(groups().values())
    titles = [one["title"] for one in messages("opioider").values()]
    assert headings(root, "budskap")[: len(titles)] == titles


def test_no_number_is_typed_in_a_shared_text():
    for words in marked():
        assert not re.search(r"\d", LINK.sub("", ROLE.sub("", words))), words


def test_what_a_shared_text_names_exists():
    for words in marked():
        for role, name in ROLE.findall(words):
            assert role in WAYS
            assert WAYS[role](name)


def test_the_plan_shows_each_step_at_each_length(tmp_path):
    body, warned = body_of(tmp_path, "```{visit-plan}\n```\n")
    assert not warned
    for step in steps():
        assert step.words["name"] in body
        assert all(f"{a}–{b}" in body for a, b in step.minutes.values())
    assert body.count("går ut") == sum(
        length not in step.minutes for step in steps() for length in lengths()
    )


def test_objections_stand_as_terms_with_sources(tmp_path):
    body, warned = body_of(tmp_path, "```{visit-objections} duty\n```\n")
    assert warned.count("WARNING") == warned.count("cross-reference target")  # other chapters
    assert body.count("<dt") == sum(one["group"] == "duty" for one in objections().values())
    assert "Helsedirektoratet" in body


@pytest.mark.parametrize(
    "wrong",
    [
        "{visit-objections} annet",
        "{visit-message} angst annet",
        "{visit-script} 30",
        "{visit-sheet}",
    ],
)
def test_what_is_not_there_is_refused(tmp_path, wrong):
    _, warned = body_of(tmp_path, f"```{wrong}\n```\n")
    assert wrong[1:].partition("}")[0] in warned


def test_the_table_of_steps_has_words_for_all():
    words = area("visit")
    assert {str(length) for length in lengths()} == set(words["minutes"])
    assert {step.id for step in steps()} == set(words["steps"])
