"""Precision feedback: each kind by its definition, the order, and the one word it may use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from front_views import NAMES, doctor, group, views
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_cases import beside, own, view

from riktig.feedback.choices import COMPARATORS
from riktig.feedback.messages import IS_TRUE, ORDER, picked
from riktig.feedback.messages_words import VARIANTS
from riktig.feedback.reference import ReferenceRow
from riktig.text.catalogue import area

NAME = "opioid_with_sedative"
FELL, ROSE = ((40, 100), (10, 100)), ((10, 100), (40, 100))
ALIKE, NEAR = ((20, 100), (20, 100)), ((20, 100), (19, 100))
AT_TEN = ((10, 100),) * 5  # others, so that the benchmark is 10 %


def kinds(pair, others=True, **given_):
    comparison = own({NAME: pair})
    found = view(NAME, comparison, beside(comparison, *AT_TEN) if others else None, **given_)
    return [one.kind for one in found.messages]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (FELL, ["gain", "reached"]),
        (((40, 100), (15, 100)), ["gain", "approaching"]),
        (ROSE, ["loss"]),
        (((10, 100), (10, 100)), ["reached", "same"]),
        (ALIKE, ["same"]),
        (((20, 100), (17, 100)), ["approaching", "unclear"]),
        (NEAR, ["unclear"]),
        (((20, 100), (20, 130)), ["unclear"]),
        (((19, 100), (20, 100)), ["unclear"]),
        (((11, 100), (9, 100)), ["reached", "unclear"]),
    ],
)
def test_what_is_true(pair, expected):
    assert kinds(pair) == expected


def test_own_past_has_no_place_to_reach():
    assert kinds(FELL, comparator="own_past") == ["gain"]
    assert kinds(FELL, others=False) == ["gain"], "a benchmark that is not there gives way"


def test_the_comparator_is_the_one_chosen():
    comparison = own({NAME: ((40, 100), (20, 100))})
    others = beside(comparison, (10, 100), (30, 100), (30, 100), (30, 100), (30, 100))
    said = {name: view(NAME, comparison, others, comparator=name).messages for name in COMPARATORS}
    places = {
        name: {one.kind for one in found} & {"reached", "approaching"}
        for name, found in said.items()
    }
    assert places == {
        "own_past": set(),
        "benchmark": {"approaching"},
        "group": {"reached"},
        "reference": set(),
    }


@pytest.mark.parametrize(("patients", "held"), [(30, "reference"), (29, "own_past")])
def test_a_reference_needs_thirty_patients(patients, held):
    row = ReferenceRow(NAME, 2, {25: 20.0, 50: 30.0}, "Et register")
    comparison = own({NAME: ((patients - 1, patients), (5, patients))})
    found = view(NAME, comparison, reference={NAME: row}, comparator="reference")
    assert found.messages[0].statement.values["comparator"] == held


def test_masked_and_missing_are_said_as_such():
    closed = own({NAME: ((None, 90), (20, 90))}, kind="share")
    assert view(NAME, closed).picked.statement.code.startswith("messages.masked")


def test_months_beyond_chance_are_a_message_only_of_their_own_measure():
    comparison = own(series=[30] * 6 + [32] * 6 + [10] * 12)
    found = view("opioid_users", comparison)
    assert "improving" in [one.kind for one in found.messages]
    assert "improving" not in [one.kind for one in view(NAME, comparison).messages]
    worse = view("opioid_users", own(series=[10] * 6 + [11] * 6 + [40] * 12))
    assert "worsening" in [one.kind for one in worse.messages]


def test_the_order_is_stated_and_complete():
    assert set(ORDER) == set(IS_TRUE)
    page = Path("docs/reference/report-messages.md").read_text("utf-8")
    said = re.findall(r"^\| `(\w+)` \|", page.split("## The kinds")[1], re.MULTILINE)
    assert said == list(ORDER), "the page has the kinds in the order in which they are picked"


def test_every_template_has_its_variants():
    templates = {name: found for name, found in area("messages").items() if "1" in found}
    assert len(templates) > len(ORDER)
    assert all(len(found) == VARIANTS for found in templates.values())


def test_the_variant_follows_measure_and_period_and_nothing_else():
    texts = {view(NAME, own({NAME: FELL})).picked.statement.code for _ in range(3)}
    assert len(texts) == 1
    codes = {view(name, own({name: FELL})).picked.statement.code for name in NAMES}
    assert len(codes) == VARIANTS, "measures of one report do not all say it alike"


COUNTS = st.tuples(st.integers(0, 60), st.integers(60, 120))


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries({name: st.tuples(COUNTS, COUNTS) for name in NAMES}),
    st.booleans(),
    st.sampled_from(COMPARATORS),
)
def test_one_outcome_is_true_and_the_word_is_given_by_the_rule_alone(counts, grouped, comparator):
    comparison = doctor(counts)
    others = group(comparison) if grouped else None
    for found in views(comparison, others, comparator=comparator):
        outcomes = [
            one.kind for one in found.messages if one.kind in ("gain", "loss", "same", "unclear")
        ]
        assert len(outcomes) == 1
        assert found.picked == picked(tuple(reversed(found.messages)))
        beyond = found.change.verdict == "beyond_chance"
        for one in found.messages:
            words = one.statement.text.replace("ingen endring", "")
            assert ("endring" in words) == (one.kind in ("gain", "loss"))
            assert beyond or "endring" not in words
