"""What a visit of each length and theme shows, and the objections a search finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.calculators.calculator import CALCULATORS
from riktig.measures.load import reported
from riktig.registry import handle
from riktig.visit.objections import objections
from riktig.visit.plan import lengths, steps, themes
from riktig.visit.search import find, one_slip
from riktig.visit.wording import plain, sources_of

NEVER_OUT = {"who", "needs", "messages", "hindrances", "agreement"}


@pytest.fixture(params=[(minutes, theme) for minutes in lengths() for theme in themes()], ids=str)
def visit(request):
    minutes, theme = request.param
    answer = handle({"op": "visit_open", "minutes": minutes, "theme": theme})
    assert answer["ok"], answer
    return answer


def texts(value):
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inside for text in texts(one)]


def test_the_steps_follow_one_another_and_fill_the_time(visit):
    kept = [step for step in visit["steps"] if not step["dropped"]]
    assert kept[0]["from"] == 0
    assert [step["from"] for step in kept[1:]] == [step["to"] for step in kept[:-1]]
    assert sum(step["minutes"] for step in kept) == visit["minutes"]
    assert {step["id"] for step in kept} >= NEVER_OUT


def test_what_goes_out_says_why(visit):
    out = [step["title"] for step in visit["steps"] if step["dropped"]]
    assert [one["title"] for one in visit["dropped"]][: len(out)] == out
    assert all(one["why"] for one in visit["dropped"])
    assert bool(visit["dropped"]) == (visit["minutes"] < 20)


def test_no_markup_and_no_placeholder_is_left(visit):
    for said in texts(visit):
        assert not re.search(r"[{}`*]|\]\(|\[minutter\]", said), said


def test_every_message_says_what_to_do_and_where_it_is_from(visit):
    assert visit["messages"]
    for one in visit["messages"]:
        assert one["title"], one["do"]
        assert one["sources"]


def test_what_may_be_agreed_is_in_the_report(visit):
    known = {one.id for one in reported()}
    assert {one["id"] for one in (*visit["measures"], *visit["numbers"])} <= known
    assert {one["id"] for one in visit["numbers"]} <= {one["id"] for one in visit["measures"]}
    assert set(visit["calculators"]) <= set(CALCULATORS)
    assert len(visit["numbers"]) == 3


@pytest.mark.parametrize("minutes", [0, 12, True, "10", None, 10.5])
def test_another_length_is_refused(minutes):
    answer = handle({"op": "visit_open", "minutes": minutes, "theme": "angst"})
    assert answer["problem"]["code"] == "visit_minutes"


@pytest.mark.parametrize("theme", ["most_messages", "", None, [], "smerter"])
def test_another_theme_is_refused(theme):
    answer = handle({"op": "visit_open", "minutes": 10, "theme": theme})
    assert answer["problem"]["code"] == "visit_theme"


def test_a_text_in_markup_becomes_plain():
    said = plain("Av *ti* {chosen}`tre`, se [her](../x.md) ({source}`PKONF`) og **nå**.")
    assert said.startswith("Av ti tre, se her (")
    assert said.endswith(") og nå.")
    assert [one["id"] for one in sources_of("{number}`vicens_months` {source}`PKONF`")] == [
        "VICENS2016",
        "PKONF",
    ]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("tid", "no_time"),
        ("jeg har ikke tid", "no_time"),
        ("sykehuset", "hospital_started"),
        ("sykhus", "hospital_started"),
        ("SPESIALIST", "specialist_job"),
        ("pasinetene godtar det ikke", "never_accept"),
        ("ventetid smerteklinikk", "specialist_job"),
        ("aatti", None),
        ("paracet", "nice_paracetamol"),
        ("åtti", "old_let_be"),
        ("atti", "old_let_be"),
        ("motiverende intevju", "interview_does_not_work"),
        ("orker ikke", "no_time"),
        ("byråkrati", "state_saves_money"),
        ("xyzzy", None),
    ],
)
def test_a_search_finds_what_was_meant(asked, first):
    assert (find(asked) or [None])[0] == first


def test_no_words_give_all():
    assert find("") == find("  og jeg ") == list(objections())


@given(st.text(max_size=300))
def test_any_search_gives_known_ones_each_once(asked):
    found = find(asked)
    assert len(found) == len(set(found))
    assert set(found) <= set(objections())


@given(st.text("abcde", min_size=1, max_size=6), st.data())
def test_one_slip_is_one(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    assert one_slip(word, word[:at] + word[at + 1 :])
    assert one_slip(word, word[:at] + "z" + word[at + 1 :])
    assert one_slip(word, word[:at] + "z" + word[at:])
    assert one_slip(word, word[:at] + word[at : at + 2][::-1] + word[at + 2 :])


def test_two_slips_are_not_one():
    assert not one_slip("sykehus", "sykhsu")
    assert not one_slip("abcd", "dcba")


def test_each_step_has_words():
    for step in steps():
        assert step.words["name"], step.words["script"]
