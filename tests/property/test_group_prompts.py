"""What a group's questions never say: a measure nobody agreed on, a name, a spread of few."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from summary_dicts import AFTER, BEFORE, summary

from riktig.blocks.prompt_words import view
from riktig.registry import handle

IDS = ("opioid_users", "opioid_with_sedative", "z_hypnotic_heavy", "gabapentinoid_users")
NAMES = [f"Navn{letter}" for letter in "ABCDEFGH"]
COUNT = st.one_of(st.none(), st.just(0), st.integers(5, 500))
PAIRS = st.tuples(COUNT, st.integers(500, 2000))
COUNTS = st.fixed_dictionaries(dict.fromkeys(IDS, PAIRS))


@st.composite
def groups(draw):
    many = draw(st.integers(2, len(NAMES)))
    periods = [AFTER, BEFORE] if draw(st.booleans()) else [AFTER]
    return [summary(draw(COUNTS), span, name, "share") for name in NAMES[:many] for span in periods]


def members(found):
    return len({one["member"] for one in found})


@given(groups(), st.sets(st.sampled_from(IDS)))
def test_only_what_was_agreed_on_is_asked_about(found, agreed):
    told = view(found, agreed)
    offered = {one["id"] for one in told["measures"]}
    assert {one["id"].split("-", 1)[1] for one in told["prompts"]} <= agreed & offered
    assert len({one["id"].split("-")[0] for one in told["prompts"]}) == len(told["prompts"]) <= 3
    assert not any(name in json.dumps(told) for name in NAMES)
    if members(found) < 5:
        assert not any(one["id"].startswith("spread") for one in told["prompts"])
        assert not any(re.search(r"\d", one["said"]) for one in told["prompts"])


@given(groups(), st.sets(st.sampled_from(IDS)), st.randoms())
def test_the_numbers_of_other_measures_change_nothing_that_is_asked(found, agreed, chance):
    """Whatever else the files hold, the questions are those of the agreed measures alone."""
    other = json.loads(json.dumps(found))
    for one in other:
        for measure in one["measures"]:
            if measure["id"] not in agreed:
                measure |= {"numerator": None, "value": None, "low": None, "high": None}
                measure["status"] = "suppressed"
    assert view(found, agreed)["prompts"] == view(other, agreed)["prompts"]
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert view(shuffled, agreed) == view(found, agreed)


@given(groups())
def test_before_anyone_agrees_there_is_no_number_at_all(found):
    told = view(found, set())
    assert told["prompts"] == []
    assert told["nothing"] == ""
    titles = {one["title"] for one in told["measures"]}
    for one in told["missing"]:
        assert not re.search(r"\d", one["why"])
    assert not any(re.search(r"\d", one) for one in titles)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(ODD, st.lists(ODD, max_size=3))
def test_the_door_answers_anything(agreed, contents):
    blobs = [json.dumps(one).encode() for one in contents]
    answer = handle({"op": "group_prompts", "agreed": agreed}, blobs)
    assert not answer["ok"]
    assert answer["problem"]["code"] != "internal"


PATHS = (
    "member",
    "period",
    "event",
    "kind",
    "measures",
    "made_by",
    "classes",
    "ledger",
    "practice",
)


@given(st.sampled_from(PATHS), ODD, st.sampled_from([[], list(IDS)]))
def test_a_summary_spoilt_in_one_place_is_refused_or_read(path, odd, agreed):
    counts = dict.fromkeys(IDS, (50, 500))
    found = [summary(counts, AFTER, name, "share") for name in NAMES[:5]]
    found[0][path] = odd
    blobs = [json.dumps(one).encode() for one in found]
    answer = handle({"op": "group_prompts", "agreed": agreed}, blobs)
    assert answer["ok"] or answer["problem"]["code"] != "internal"
