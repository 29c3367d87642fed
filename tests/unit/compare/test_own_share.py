"""One's own practice among the shared summaries, whatever it is called there."""

from __future__ import annotations

from copy import deepcopy

import pytest
from summary_dicts import after, before

from riktig.compare import checked_summary, compare
from riktig.compare.own_share import known_as, own_names
from riktig.disclosure import share
from riktig.problem import Refused
from riktig.text import explain

OWN = [before("Kari"), after("Kari")]


def shared(member, **changed):
    return [share({**one, "member": member, **changed}) for one in OWN]


def other(member):
    """Another practice: one count differs."""
    found = deepcopy(shared(member))
    for one in found:
        one["classes"]["N02A"]["patients"] = 77
    return found


def test_found_under_another_name():
    own = compare(*OWN)
    among = [*shared("P0001"), *other("P0002")]
    assert own_names(among, own) == {"P0001"}
    assert known_as(own, own_names(among, own)).member == "P0001"


def test_found_under_ones_own_name_and_another():
    own = compare(*OWN)
    names = own_names([*shared("P0001"), *shared("Kari")], own)
    assert names == {"P0001", "Kari"}
    assert known_as(own, names).member == "Kari"


def test_a_masked_number_says_nothing_against_it():
    among = shared("P0001")
    for one in among:
        one["classes"]["N02A"].update(patients=None, rows=None)
    assert own_names(among, compare(*OWN)) == {"P0001"}


@pytest.mark.parametrize("side", [0, 1])
def test_another_number_in_one_period_is_another_practice(side):
    among = shared("P0001")
    among[side]["classes"]["N02A"]["patients"] = 77
    assert own_names(among, compare(*OWN)) == frozenset()


def test_another_period_or_an_unsound_one_is_not_compared():
    among = shared("P0001", period={"from": "2020-11-01", "to": "2021-10-31"})
    assert own_names([*among, {"member": "P0002"}], compare(*OWN)) == frozenset()


def test_little_that_is_open_is_not_enough():
    among = shared("P0001")
    for one in among:
        for total in one["classes"].values():
            total.update(patients=None, ddd=None, omeq_mg=None)
        one["measures"] = one["measures"][:1]
    assert own_names(among, compare(*OWN)) == frozenset()


def test_periods_that_cannot_be_are_refused_with_a_sentence():
    for span in (("2014-11-01", "2026-10-31"), ("9999-01-01", "9999-12-31"), ("0001-01-01",) * 2):
        period = dict(zip(("from", "to"), span, strict=True))
        with pytest.raises(Refused) as refused:
            checked_summary(before(period=period))
        assert refused.value.problem.code == "summary_period"
        assert "10 år" in explain(refused.value.problem)


def test_periods_far_apart_are_refused_with_a_sentence():
    early = before(period={"from": "2012-11-01", "to": "2013-10-31"})
    with pytest.raises(Refused) as refused:
        compare(early, after())
    assert refused.value.problem.code == "periods_far_apart"
    assert "10 år" in explain(refused.value.problem)
    near = before(period={"from": "2017-11-01", "to": "2018-10-31"})
    assert compare(near, after()).member == "P0001"
