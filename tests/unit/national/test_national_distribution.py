"""The reference distribution: what it holds, and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from riktig.feedback.reference import read_reference
from riktig.measures import numerators as plain
from riktig.measures.load import measure_named, measures
from riktig.measures.result import amount_per, value_of
from riktig.national.distribution import least, reference, spreads
from riktig.national.numerators import NAMED_RULES, RULES, check_supported
from riktig.problem import Refused
from riktig.text.catalogue import explain


def values(name: str, counts: Sequence[tuple[int, int]]) -> dict[str, list]:
    measure = measure_named(name)
    return {name: [["ok", a, b, value_of(measure, a, b)[0]] for a, b in counts]}


def test_a_share_is_told_in_percent_and_the_reports_can_read_it():
    counts = [(number, 100) for number in range(101)]
    found = spreads(values("opioid_with_sedative", counts))
    rows = read_reference(reference(found, "Oppdiktede data").encode())
    assert dict(rows["opioid_with_sedative"].percentiles) == {
        10: 10.0,
        25: 25.0,
        50: 50.0,
        75: 75.0,
        90: 90.0,
    }


def test_small_denominators_and_lists_are_left_out_and_counted():
    many = [(20, 100)] * least().prescribers
    found = spreads(values("opioid_with_sedative", [*many, (least().denominator - 1,) * 2]))
    spread = next(one for one in found if one.measure.id == "opioid_with_sedative")
    assert set(spread.percentiles.values()) == {20.0}
    assert spread.statuses == {"ok": len(many), "small_denominator": 1}
    lists = [(20, 1000)] * least().prescribers + [(9, least().list_size - 1)]
    spread = spreads(values("opioid_users", lists))[0]
    assert spread.statuses["small_denominator"] == 1
    assert set(spread.percentiles.values()) == {20.0}


def test_each_tail_holds_at_least_five_prescribers():
    too_few = [(20, 100)] * (least().prescribers - 1)
    found = spreads(values("opioid_with_sedative", too_few))
    assert not any(one.percentiles for one in found)
    assert least().prescribers * 10 // 100 >= 5


def test_what_is_never_shared_has_no_percentiles():
    found = spreads(values("two_groups_at_once", [(20, 100)] * 100))
    spread = next(one for one in found if one.measure.id == "two_groups_at_once")
    assert (spread.percentiles, spread.why) == ({}, "own_only")


def test_an_amount_is_told_as_a_rate():
    measure = measure_named("opioid_ddd_per_1000")
    told = [["ok", 20, 1000, amount_per(measure, 300.0, 1000)]] * least().prescribers
    spread = next(one for one in spreads({measure.id: told}) if one.measure == measure)
    assert set(spread.percentiles.values()) == {300.0}


def test_every_rule_has_a_function_and_another_is_refused():
    for measure in measures():
        check_supported(measure)
    measure = measures()[0]
    other = replace(measure, numerator=replace(measure.numerator, rule="by_weather"))
    with pytest.raises(Refused) as refusal:
        check_supported(other)
    assert "by_weather" in explain(refusal.value.problem)
    assert set(RULES) == set(plain.RULES)
    assert set(NAMED_RULES) == set(plain.NAMED_RULES)
