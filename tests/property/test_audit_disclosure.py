"""What is shared holds no count 1-4, and gives none away."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from disclosure_attack import cells, recovered
from hypothesis import given, settings
from small_practices import summaries

from riktig.disclosure import share


@given(summaries())
def test_no_count_from_1_to_4_is_shown(private: dict[str, Any]) -> None:
    shown = cells(share(private))
    assert not {n: v for n, v in shown.items() if isinstance(v, int) and 0 < v < 5}


@settings(max_examples=400)
@given(summaries())
def test_no_masked_count_can_be_found_again(private: dict[str, Any]) -> None:
    assert recovered(private, share(private)) == []


@given(summaries())
def test_what_is_shown_is_true(private: dict[str, Any]) -> None:
    truth = cells(private)
    for name, value in cells(share(private)).items():
        assert value in (truth[name], None, "<5")


@given(summaries())
def test_sharing_twice_is_sharing_once_and_leaves_the_private_one_alone(
    private: dict[str, Any],
) -> None:
    before = deepcopy(private)
    shared = share(private)
    assert private == before
    assert share(shared) == shared
    assert share(json.loads(json.dumps(shared))) == shared


@given(summaries())
def test_a_suppressed_measure_shows_nothing_reckoned_from_it(private: dict[str, Any]) -> None:
    for measure in share(private)["measures"]:
        if measure["status"] != "ok":
            assert (measure["value"], measure["low"], measure["high"]) == (None, None, None)
        counts = (measure["numerator"], measure["denominator"])
        if None in (counts[:1] if measure["id"] == "stimulant_users" else counts):
            assert measure["status"] != "ok"
