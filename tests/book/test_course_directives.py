"""Cases, questions, the guideline's box, running orders: what they write and what they refuse."""

from __future__ import annotations

import pytest
from course_site import body_of

CASE = """
:::::{{case}} oda
:title: Oda og flyturen
::::{{step}} start
Oda skal fly om {{constructed}}`2 dager`.

- en vanlig liste er tekst

{choices}
::::
::::{{step}} slutt
Slik gikk det.
::::
:::::
"""
GOOD = "- [god > slutt] Du spør.\n\n  Hun svarer ({source}`BUSSE2018`).\n"
POOR = "- [feil] Du skriver ut.\n\n  Feilen her er pakningen.\n"
QUESTION = """
:::{{question}} nnt
Hvor mange?

{options}
:::
"""
RIGHT = "- [x] Åtte\n\n  Fra metaanalysen.\n"
WRONG = "- [ ] To\n\n  For få.\n"


def case(*choices: str) -> str:
    return CASE.format(choices="".join(choices))


def question(*options: str) -> str:
    return QUESTION.format(options="".join(options))


def test_a_case_is_whole_without_a_script(tmp_path):
    body, warned = body_of(tmp_path, case(GOOD, POOR))
    assert warned == ""
    for words in ("Oda og flyturen", "2 dager", "en vanlig liste", "Du spør.", "Hun svarer"):
        assert words in body
    for words in ("Godt valg", "En vanlig feil", "Gå videre: slik kan det gå", "Slik gikk det."):
        assert words in body
    assert "[god" not in body
    assert 'href="#kasus-oda-slutt"' in body
    assert " hidden" not in body


def test_the_answers_of_a_step_stand_after_all_its_choices(tmp_path):
    body, _ = body_of(tmp_path, case(GOOD, POOR))
    assert body.index("Du skriver ut.") < body.index("Hun svarer")


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ((GOOD.replace("slutt", "finnes-ikke"), POOR), "unknown step 'finnes-ikke'"),
        ((GOOD.replace("god", "bra"), POOR), "unknown marker 'bra'"),
        ((GOOD.replace("god", "delvis"), POOR), "no choice is god"),
        (("- [god > slutt] Du spør.\n", POOR), "a choice without feedback"),
        ((GOOD, "- Uten merke\n\n  Noe.\n"), "a choice without a marker"),
        ((GOOD,), "only one choice"),
        ((GOOD.replace(" > slutt", ""), POOR), "no choice leads to step 'slutt'"),
        ((GOOD, POOR, "\nMer tekst.\n\n", GOOD, POOR), "more than one list of choices"),
    ],
)
def test_a_case_that_cannot_be_walked_is_refused(tmp_path, choices, said):
    _, warned = body_of(tmp_path, case(*choices))
    assert said in warned
    assert "ERROR" in warned


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (":title: Oda og flyturen\n", "", "no title"),
        ("{step} slutt", "{step} start", "step 'start' twice"),
        (":title: Oda og flyturen\n", ":title: Oda\n\nLøs tekst.\n\n", "text outside the steps"),
    ],
)
def test_a_case_without_its_parts_is_refused(tmp_path, before, after, said):
    _, warned = body_of(tmp_path, case(GOOD, POOR).replace(before, after))
    assert said in warned


def test_two_cases_of_one_id_are_refused(tmp_path):
    _, warned = body_of(tmp_path, case(GOOD, POOR) * 2)
    assert "another case on the page has this id" in warned


def test_another_text_is_another_version(tmp_path):
    versions = []
    for number, choices in enumerate([(GOOD, POOR), (POOR, GOOD), (GOOD, POOR)]):
        body, _ = body_of(tmp_path / str(number), case(*choices))
        versions.append(body.partition('data-version="')[2][:8])
    assert versions[0] == versions[2] != versions[1]


def test_questions_are_numbered_and_give_every_reason(tmp_path):
    two = question(RIGHT, WRONG) + question(WRONG, RIGHT).replace("nnt", "nnh")
    body, warned = body_of(tmp_path, two)
    assert warned == ""
    assert "Spørsmål 1 av 2" in body
    assert "Spørsmål 2 av 2" in body
    assert body.count("Fra metaanalysen.") == body.count("For få.") == 2
    assert body.count(">Riktig<") == body.count(">Ikke riktig<") == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((WRONG, WRONG), "0 right options, not one"),
        ((RIGHT, RIGHT), "2 right options, not one"),
        ((RIGHT,), "fewer than two options"),
        ((RIGHT, "- [ ] To\n"), "a choice without feedback"),
        ((RIGHT, WRONG.replace("[ ]", "[v]")), "unknown marker 'v'"),
        ((RIGHT, WRONG.replace("[ ]", "[ > a]")), "leads nowhere"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(tmp_path, options, said):
    _, warned = body_of(tmp_path, question(*options))
    assert said in warned


def test_the_box_says_what_is_read_and_what_is_not(tmp_path):
    topics = "duration taper_numbers methadone_bands urine_testing"
    body, warned = body_of(tmp_path, f"```{{guideline}} {topics}\n```\n")
    assert warned == ""
    said = ("Lest i gjeldende", "eldre utgave", "et utkast", "Ikke lest:", "Se veilederen")
    order = [body.index(words) for words in said]
    assert order == sorted(order)
    assert "(eldre veileder)" in body
    assert "(utkast)" in body


@pytest.mark.parametrize("topics", ["duration varighet", "duration duration"])
def test_the_box_refuses_topics_it_has_not(tmp_path, topics):
    _, warned = body_of(tmp_path, f"```{{guideline}} {topics}\n```\n")
    assert "unknown or repeated topics" in warned


def test_sources_out_of_force_say_so(tmp_path):
    body, _ = body_of(tmp_path, "{source}`HDIR-TAPER`, {source}`HDIR-BZD`, {source}`HDIR-OMEQ`\n")
    assert "Helsedirektoratet (eldre veileder)" in body
    assert "Helsedirektoratet (utkast)" in body
    assert ">Helsedirektoratet<" in body


def test_words_that_are_no_facts(tmp_path):
    body, _ = body_of(tmp_path, "{interval}`cyp2d6_lacking_percent` og {chosen}`20 minutter`\n")
    assert ">7–10<" in body
    assert '<span class="chosen">20 minutter</span>' in body


@pytest.mark.parametrize("wrong", ["{interval}`busse_pain_nnt`", "{interval}`ingen`"])
def test_an_interval_that_is_not_there_is_refused(tmp_path, wrong):
    _, warned = body_of(tmp_path, f"{wrong}\n")
    assert "ERROR" in warned


MEETING = """
title = "Møte"
minutes = {minutes}
[[steps]]
minutes = 10
title = "Oppstart"
who = "gruppeleder"
text = "Avtal **hvem** som skriver."
needs = ["penn"]
[[steps]]
minutes = 20
title = "Plan"
who = "alle"
"""


def ordered(folder, monkeypatch, meeting: str) -> tuple[str, str]:
    from riktig_book import modules

    path = folder / "plans" / "prove.toml"
    path.parent.mkdir(parents=True)
    path.write_text(meeting, "utf-8")
    monkeypatch.setattr(modules, "MEETINGS", folder / "plans")
    return body_of(folder / "site", "```{running-order} prove\n```\n")


def test_a_running_order_counts_from_nought(tmp_path, monkeypatch):
    body, warned = ordered(tmp_path, monkeypatch, MEETING.format(minutes=30))
    assert warned == ""
    for words in (">0–10<", ">10–30<", "Til sammen 30 minutter", "Ha klart: penn.", "<strong>hvem"):
        assert words in body


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        (MEETING.format(minutes=45), "add up to 30 minutes, not 45"),
        (MEETING.format(minutes=30).replace("minutes = 20", "minutes = 0"), "whole number above 0"),
        (MEETING.format(minutes=30).replace('who = "alle"', ""), "step 2: no who"),
        ('title = "Møte"', "no steps"),
        ("title =", "running-order 'prove'"),
    ],
)
def test_a_meeting_that_does_not_add_up_is_refused(tmp_path, monkeypatch, meeting, said):
    _, warned = ordered(tmp_path, monkeypatch, meeting)
    assert said in warned
