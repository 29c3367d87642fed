"""Pairing two summaries: what may be compared, and what comes of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_dicts import AFTER, BEFORE, COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.compare import CHANGE_CONF, compare, composite, verdict
from riktig.measures.load import measure_named, reported
from riktig.problem import Refused
from riktig.statistics import rate_ratio
from riktig.text import explain


def refused(first, second):
    with pytest.raises(Refused) as caught:
        compare(first, second)
    assert explain(caught.value.problem)
    return caught.value.problem.code


def test_a_measure_has_both_sides_difference_ratio_and_exact_interval():
    change = compare(before(), after()).measure("opioid_with_sedative")
    expected = rate_ratio(10, 160, 31, 212)
    assert change.before.numerator.number == 31
    assert change.difference == pytest.approx(10 / 160 - 31 / 212, abs=1e-5)
    assert change.ratio == pytest.approx(expected.ratio)
    assert change.interval == expected.exact


def test_the_word_for_a_difference_follows_the_interval_alone():
    found = compare(before(), after())
    words = {one.id: one.verdict for one in found.measures}
    assert words == {
        "opioid_users": "beyond_chance",
        "opioid_with_sedative": "beyond_chance",
        "z_hypnotic_heavy": "maybe_chance",
    }


def test_the_rule_is_that_the_exact_interval_leaves_out_one():
    for a in range(40):
        found = rate_ratio(a, 120, 15, 100, CHANGE_CONF).exact
        out = found.low > 1 or (found.high is not None and found.high < 1)
        assert verdict(a, 120, 15, 100) == ("beyond_chance" if out else "maybe_chance")
    assert verdict(0, 10, 0, 12) == "unknown"


def test_a_masked_cell_never_gives_a_ratio():
    masked = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}
    change = compare(before(kind="share"), after(kind="share", counts=masked)).measure(
        "opioid_with_sedative"
    )
    assert (change.ratio, change.interval, change.difference) == (None, None, None)
    assert change.verdict == "unknown"


def test_a_zero_gives_no_ratio_but_an_interval():
    none_left = {**COUNTS_AFTER, "opioid_with_sedative": (0, 160)}
    change = compare(before(), after(counts=none_left)).measure("opioid_with_sedative")
    assert change.ratio is None
    assert change.verdict == "beyond_chance"


def test_amounts_by_class_and_masked_amounts():
    classes = {one.id: one for one in compare(before(), after()).classes}
    assert classes["N02A"].before == 9000.5
    assert classes["N06BA"].after is None


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"schema": "riktig-summary/2"}, "summary_schema"),
        ({"kind": "share"}, "kinds_differ"),
        ({"member": "P0002"}, "members_differ"),
        ({"event": "prescribed"}, "events_differ"),
        ({"attribution": "my_patients"}, "attributions_differ"),
        ({"period": {"from": "2025-10-31", "to": "2026-10-30"}}, "periods_overlap"),
        ({"period": {"from": "2023-01-01", "to": "2023-12-31"}}, "periods_swapped"),
        ({"period": {"from": "2026-12-31", "to": "2026-01-01"}}, "summary_damaged"),
        ({"measures": []}, "measure_missing"),
        ({"member": 7}, "summary_damaged"),
        ({"classes": {"N02A": 7}}, "summary_damaged"),
        ({"ledger": {"rows_read": -1}}, "summary_damaged"),
        ({"ledger": {"rows_read": True}}, "summary_damaged"),
    ],
)
def test_what_is_refused(changed, code):
    ready = {"ledger": after()["ledger"] | {"rejected": 0}} | changed
    assert refused(before(), after(**ready)) == code


def test_other_versions_of_a_measure_are_refused():
    other = after()
    other["measures"][0]["version"] = 1
    assert refused(before(), other) == "measure_versions_differ"


def test_made_up_and_real_are_refused():
    other = after()
    other["made_by"]["synthetic"] = False
    assert refused(before(), other) == "synthetic_and_real"


@pytest.mark.parametrize("value", [float("nan"), -1, "12", True])
def test_a_value_that_is_no_number_is_refused(value):
    other = after()
    other["measures"][0]["value"] = value
    assert refused(before(), other) == "summary_damaged"


def test_a_numerator_above_its_denominator_is_refused():
    other = after()
    other["measures"][0]["numerator"] = 5000
    assert refused(before(), other) == "summary_damaged"


def test_a_share_that_shows_a_small_count_is_refused():
    small = {**COUNTS_AFTER, "opioid_with_sedative": (3, 160)}
    assert refused(before(kind="share"), after(kind="share", counts=small)) == "share_not_masked"


@pytest.mark.parametrize("found", [None, 3, "text", [], {}])
def test_what_is_no_summary(found):
    assert refused(before(), found) == "not_a_summary"


@given(st.data())
@settings(max_examples=60)
def test_any_part_taken_away_or_replaced_is_refused_or_compared_never_a_crash(data):
    broken = after()
    path = data.draw(st.sampled_from(list(broken)))
    broken[path] = data.draw(st.sampled_from([None, 1, "x", [], {}, [1], {"a": 1}, -2.5]))
    try:
        compare(before(), json.loads(json.dumps(broken)))
    except Refused as refusal:
        assert explain(refusal.problem)  # noqa: PT017 - any code will do, but it has a sentence


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 300), st.integers(1, 300))
@settings(max_examples=60)
def test_swapping_before_and_after_turns_the_ratio_round(a, m, b, n):
    a, b = min(a, m), min(b, n)
    one = compare(
        before(counts=COUNTS_BEFORE | {"opioid_with_sedative": (a, m)}),
        after(counts=COUNTS_AFTER | {"opioid_with_sedative": (b, n)}),
    ).measure("opioid_with_sedative")
    other = compare(
        before(counts=COUNTS_BEFORE | {"opioid_with_sedative": (b, n)}),
        after(counts=COUNTS_AFTER | {"opioid_with_sedative": (a, m)}),
    ).measure("opioid_with_sedative")
    assert one.verdict == other.verdict
    if one.ratio is not None:
        assert one.ratio * other.ratio == pytest.approx(1)


def test_the_same_practice_twice_never_differs():
    found = compare(before(), after(counts=COUNTS_BEFORE))
    assert {one.verdict for one in found.measures} == {"maybe_chance"}
    assert all(one.difference == 0 and one.ratio == 1 for one in found.measures)


def test_a_composite_adds_counts_and_needs_open_cells():
    measure = measure_named("opioid_with_sedative")
    pairs = [compare(before(name), after(name)) for name in ("P1", "P2")]
    changes = [pair.measure(measure.id) for pair in pairs]
    together = composite(measure, changes)
    assert (together.before.numerator.number, together.before.denominator.number) == (62, 424)
    assert together.ratio == pytest.approx(changes[0].ratio)
    assert together.interval.low > changes[0].interval.low
    assert composite(measure, []) is None


def test_periods_of_the_examples_do_not_overlap():
    assert BEFORE["to"] < AFTER["from"]


def test_ones_own_files_may_be_saved_with_and_without_a_name():
    assert compare(before(member="own"), after()).measures
    with pytest.raises(Refused):
        compare(before(member="own", kind="share"), after(kind="share"))


FIRST_PACK = {"opioid_first_pack_large": (12, 60)}


def renumbered(summary, name, version):
    for one in summary["measures"]:
        if one["id"] == name:
            one["version"] = version
    return summary


def test_all_reported_measures_that_both_have_are_compared_in_the_reports_order():
    every = {one.id: (20, 100) for one in reversed(reported())}
    compared = compare(before(counts=every), after(counts=every))
    assert [one.id for one in compared.measures] == [one.id for one in reported()]
    assert compared.left_out == ()
    assert all(one.before.per == measure_named(one.id).denominator.per for one in compared.measures)


def test_a_measure_that_one_lacks_or_has_otherwise_is_left_out_and_told():
    both = (before(counts=COUNTS_BEFORE | FIRST_PACK), after(counts=COUNTS_AFTER | FIRST_PACK))
    lacking = compare(before(), both[1])
    assert lacking.left_out == ("opioid_first_pack_large",)
    assert lacking.measure("opioid_first_pack_large") is None
    other = renumbered(both[1], "opioid_first_pack_large", 1)
    assert compare(both[0], other).left_out == ("opioid_first_pack_large",)


def test_a_measure_of_another_edition_is_left_out_and_told():
    pair = before(), after()
    for one in pair:
        one["measures"].append({**one["measures"][1], "id": "of_the_future"})
    assert compare(*pair).left_out == ("of_the_future",)


def test_headlines_of_an_older_edition_in_both_are_refused_with_both_versions():
    pair = [renumbered(one, "z_hypnotic_heavy", 1) for one in (before(), after())]
    assert refused(*pair) == "measure_version_old"


def test_an_id_that_could_name_someone_is_damaged():
    for name in ("Kari Nordmann", "01017012345", "x" * 41, ""):
        other = after()
        other["measures"].append({**other["measures"][1], "id": name})
        assert refused(before(), other) == "summary_damaged"


def test_a_list_of_nobody_is_told_as_that():
    assert refused(before(), after(practice={"list_size": 0})) == "list_size_zero"
