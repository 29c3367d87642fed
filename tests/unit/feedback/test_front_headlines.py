"""Which measures stand on page one: the stated rule, one case each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from front_views import NAMES, doctor, group, views
from hypothesis import given
from hypothesis import strategies as st

from riktig.compare import Detectable
from riktig.feedback.headlines import (
    chosen,
    in_own_hands,
    is_certain,
    is_change,
    is_gain,
    medicine_group,
)

NO_ROOM = ((0, 90), (0, 88))
FEW = ((2, 9), (2, 9))
CLOSED = ((None, 90), (None, 88))


def names(found):
    return [view.measure.id for view in found]


def test_without_anything_against_it_the_first_of_each_medicine_group_in_the_report_s_order():
    found = names(chosen(views(doctor())))
    assert found == ["opioid_with_sedative", "z_hypnotic_heavy", "sedative_90_ddd"]


def test_a_measure_without_patients_left_gives_way_to_one_with():
    found = names(chosen(views(doctor({"z_hypnotic_heavy": NO_ROOM}))))
    assert found == ["opioid_with_sedative", "sedative_90_ddd", "opioid_omeq_50"]


def test_a_second_of_a_group_stands_before_what_others_start_too():
    own = doctor({"z_hypnotic_heavy": NO_ROOM, "sedative_90_ddd": NO_ROOM})
    found = names(chosen(views(own)))
    assert found == ["opioid_with_sedative", "opioid_omeq_50", "opioid_with_gabapentinoid"]


def test_where_no_fall_could_show_stands_after_where_one_could():
    found = names(chosen(views(doctor({"opioid_with_sedative": FEW}))))
    assert found[:2] == ["z_hypnotic_heavy", "sedative_90_ddd"]
    assert "opioid_with_sedative" not in found


def test_what_others_start_too_stands_when_nothing_else_can():
    own = {name: NO_ROOM for name in NAMES if name not in ("opioid_users", "sedative_users")}
    assert names(chosen(views(doctor(own)))) == ["opioid_users", "sedative_users"]


def test_a_measure_that_is_closed_in_a_period_never_stands_there():
    own = doctor(dict.fromkeys(NAMES[1:], CLOSED), kind="share")
    assert names(chosen(views(own))) == [NAMES[0]]
    assert chosen(views(doctor(dict.fromkeys(NAMES, CLOSED), kind="share"))) == ()


def test_when_none_has_room_the_first_stands_alone():
    assert names(chosen(views(doctor(dict.fromkeys(NAMES, NO_ROOM))))) == ["opioid_with_sedative"]


def test_room_is_beyond_the_group_s_benchmark_when_there_is_one():
    own = doctor({"z_hypnotic_heavy": ((10, 90), (5, 90))})
    found = names(chosen(views(own, group(own))))
    assert "z_hypnotic_heavy" not in found


COUNTS = st.tuples(st.integers(0, 60), st.integers(60, 120))
PAIRS = st.fixed_dictionaries({name: st.tuples(COUNTS, COUNTS) for name in NAMES})


@given(PAIRS, st.booleans())
def test_the_rule_holds_for_all(counts, grouped):
    own = doctor(counts)
    found = views(own, group(own) if grouped else None)
    picked = chosen(found)
    assert 1 <= len(picked) <= 3
    assert chosen(list(reversed(found))) == picked, "the order they come in says nothing"
    changed = [view for view in picked if is_change(view)]
    assert picked[: len(changed)] == tuple(changed), "what changed stands first"
    assert len(changed) == min(3, sum(is_change(view) for view in found))
    gains = [is_gain(view) for view in changed]
    assert gains == sorted(gains, reverse=True)
    if changed:
        return
    with_room = [view for view in found if (view.headroom or 0) > 0 or view.headroom is None]
    ranks = [(is_certain(view), in_own_hands(view.measure)) for view in picked]
    assert ranks == sorted(ranks, reverse=True)
    groups = [medicine_group(view.measure) for view in picked]
    if len(set(groups)) < len(groups):
        sure = [v for v in with_room if in_own_hands(v.measure) and v.detectable.fewer is not None]
        taken = {medicine_group(v.measure) for v in sure if v.change.after.numerator.number}
        assert taken <= set(groups), "no group is left out for a second of another"


@given(PAIRS)
def test_among_what_may_be_chance_neither_number_nor_difference_chooses(counts):
    def seen(view):
        same = view.change._replace(verdict="maybe_chance")
        return replace(view, headroom=5, detectable=Detectable(0, None), change=same)

    found = [seen(view) for view in views(doctor(counts))]
    assert names(chosen(found)) == ["opioid_with_sedative", "z_hypnotic_heavy", "sedative_90_ddd"]


FELL, ROSE = ((60, 90), (20, 90)), ((20, 90), (60, 90))


@pytest.mark.parametrize("name", NAMES)
def test_a_change_of_any_measure_stands_first(name):
    for pair in (FELL, ROSE):
        assert names(chosen(views(doctor({name: pair}))))[0] == name


def test_gains_stand_before_other_changes_and_never_more_than_three():
    own = doctor(dict.fromkeys(NAMES, ROSE) | {"sedative_users": FELL})
    found = names(chosen(views(own)))
    assert found == ["sedative_users", "opioid_with_sedative", "z_hypnotic_heavy"]


def test_a_change_needs_no_room():
    own = doctor({"codeine_large_pack": ((20, 90), (0, 88))})
    assert names(chosen(views(own)))[0] == "codeine_large_pack"


@pytest.mark.parametrize("name", NAMES)
def test_every_reported_measure_has_a_medicine_group(name):
    view = next(view for view in views(doctor()) if view.measure.id == name)
    assert medicine_group(view.measure)
