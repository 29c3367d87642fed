"""What a group's report publishes gives no masked count away, also to all the others together."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from report_attack import PERIODS, published_sums, recovered_of
from small_practices import middling_practice, small_practice

from riktig.agreed.agreed import NOTHING_AGREED
from riktig.blocks.group_pairs import LEAST_MEMBERS, GroupPairs, letters_of
from riktig.compare import compare, composite
from riktig.compare.rounded import NEAREST
from riktig.disclosure import share
from riktig.feedback.deck import deck
from riktig.feedback.group import group_report
from riktig.feedback.group_section import group_section
from riktig.feedback.group_view import group_views
from riktig.feedback.record import record
from riktig.measures.load import measure_named
from riktig.measures.result import value_of

NAMES = [f"Kollega{letter}" for letter in "ABCDEFGH"]
DATED = date(2027, 1, 1)
POOL = 120
# Measures of a part of some patients: their numerator is in no other count of a share.
PARTS = (
    "opioid_with_sedative",
    "z_hypnotic_heavy",
    "sedative_90_ddd",
    "opioid_omeq_50",
    "opioid_with_gabapentinoid",
    "opioid_first_pack_large",
    "codeine_large_pack",
)
Member = dict[str, Any]


def _as(summary: dict[str, Any], name: str, years_back: int) -> dict[str, Any]:
    """The summary under another name, and of another year."""
    text = json.dumps(summary)
    if years_back:
        for year in range(2020, 2030):
            text = text.replace(f'"{year}-', f'"{year - 100}-')
        for year in range(1920, 1930):
            text = text.replace(f'"{year}-', f'"{year + 100 - years_back}-')
    moved: dict[str, Any] = json.loads(text)
    moved["member"] = name
    moved["event"], moved["attribution"] = "dispensed", "my_prescriptions"
    return moved


@cache
def drawn(seed: int) -> dict[str, Any]:
    """A made-up practice: every third small, most of the others with open counts."""
    random = Random(seed)  # noqa: S311 (made-up numbers)
    return small_practice(random) if seed % 6 == 0 else middling_practice(random)


# Seeds of each member's two periods: small enough to be printed when a test fails.
SEEDS = st.lists(
    st.tuples(st.integers(0, POOL), st.integers(0, POOL)),
    min_size=LEAST_MEMBERS,
    max_size=len(NAMES),
)


def group_of(seeds: list[tuple[int, int]]) -> list[Member]:
    """Private summaries of both periods, by member; many counts near the limit."""
    return [
        {"before": _as(drawn(first), name, 2), "after": _as(drawn(second), name, 0)}
        for name, (first, second) in zip(NAMES, seeds, strict=False)
    ]


def shared_pairs(members: list[Member]):
    return [compare(share(one["before"]), share(one["after"])) for one in members]


def with_used(members: list[Member], pairs) -> list[Member]:
    """Each with the measures that are open both times: part of the group as one."""
    return [
        {
            **one,
            "used": {
                change.id
                for change in pair.measures
                if change.before.status == change.after.status == "ok"
            },
        }
        for one, pair in zip(members, pairs, strict=True)
    ]


def everything(report) -> str:
    """All that is published: statements, pictures, tables and slides."""
    parts = [report.as_dict(), record(report, DATED), [one.as_dict() for one in deck(report)]]
    return json.dumps(parts, ensure_ascii=False)


FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def attacked(sums, members: list[Member], margin: int = NEAREST // 2) -> list[str]:
    found = []
    for place, victim in enumerate(members):
        others = [one for at, one in enumerate(members) if at != place]
        shared = {when: share(victim[when]) for when in PERIODS}
        found += recovered_of(sums, victim, others, shared, margin)
    return found


@FEW
@given(SEEDS)
def test_no_masked_count_can_be_found_by_all_the_others_together(seeds):
    members = group_of(seeds)
    pairs = shared_pairs(members)
    report = group_report(pairs, dated=DATED)
    assert attacked(published_sums(report), with_used(members, pairs)) == []
    assert not any(name in everything(report) for name in NAMES)


def test_the_attack_finds_what_is_masked_when_masked_members_are_counted(monkeypatch):
    """A canary: with true counts in exact sums, as if nothing were masked, the attack works."""
    monkeypatch.setattr("riktig.feedback.published._whole", composite)
    members = [
        {"before": _as(drawn(seed), name, 2), "after": _as(drawn(seed + 1), name, 0)}
        for seed, name in enumerate(NAMES, 1)
    ]
    pairs = [compare(one["before"], one["after"]) for one in members]
    group = GroupPairs(tuple(pairs), 0, letters_of(NAMES, NOTHING_AGREED))
    sections = [group_section(view) for view in group_views(group)]
    leaking = replace(group_report(shared_pairs(members), dated=DATED), sections=sections)
    assert attacked(published_sums(leaking), with_used(members, pairs), margin=0)


def test_true_counts_are_refused():
    member = {"before": _as(drawn(1), "A", 2), "after": _as(drawn(2), "A", 0)}
    with pytest.raises(ValueError, match="shared"):
        group_report([compare(member["before"], member["after"])] * LEAST_MEMBERS, dated=DATED)


@FEW
@given(SEEDS, st.integers(0, 7), st.sampled_from(PERIODS), st.integers(1, 4))
def test_a_masked_count_could_be_any_of_1_to_4(seeds, place, when, other):
    """Whichever of 1-4 it is, all that is published is the same, letter for letter."""
    members = group_of(seeds)
    changed = deepcopy(members)
    small = [
        one
        for one in changed[place % len(members)][when]["measures"]
        if one["id"] in PARTS and one["status"] == "ok" and 0 < one["numerator"] < 5
    ]
    assume(small)
    _counted(small[0], other)
    reports = [group_report(shared_pairs(one), dated=DATED) for one in (members, changed)]
    assert everything(reports[0]) == everything(reports[1])


def _counted(measure: dict[str, Any], numerator: int) -> None:
    """Another true count, with the value that is of it."""
    measure["numerator"] = min(numerator, measure["denominator"])
    found = value_of(measure_named(measure["id"]), measure["numerator"], measure["denominator"])
    measure |= dict(zip(("value", "low", "high"), found, strict=True))


@FEW
@given(SEEDS, st.integers(2, LEAST_MEMBERS - 1))
def test_a_small_group_publishes_nothing_of_its_numbers(seeds, few):
    """The sheet of two to four is the same whatever the numbers are."""
    members = group_of(seeds)
    other = group_of([(POOL - at, at) for at in range(1, few + 1)])
    sheets = [group_report(shared_pairs(one), dated=DATED) for one in (members[:few], other)]
    assert everything(sheets[0]) == everything(sheets[1])


@FEW
@given(SEEDS, st.randoms())
def test_the_order_of_the_members_changes_nothing(seeds, chance):
    members = group_of(seeds)
    shuffled = list(members)
    chance.shuffle(shuffled)
    reports = [group_report(shared_pairs(one), dated=DATED) for one in (members, shuffled)]
    assert everything(reports[0]) == everything(reports[1])


@FEW
@given(SEEDS)
def test_without_letters_nobody_can_be_told_from_another(seeds):
    """Names may be given out in any order: the report is the same, so it cannot hold who is who."""
    members = group_of(seeds)
    turned = [
        {when: {**one[when], "member": name} for when in PERIODS}
        for one, name in zip(members, NAMES[1 : len(members)] + NAMES[:1], strict=True)
    ]
    reports = [
        group_report(shared_pairs(one), dated=DATED, complete=False) for one in (members, turned)
    ]
    assert everything(reports[0]) == everything(reports[1])
    for section in reports[0].sections:
        for part in section.parts:
            if part.id.endswith("-members"):
                assert len(part.table.rows) == 3
