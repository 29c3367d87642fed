"""What is shared holds no count 1-4, and gives none away."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import timedelta
from typing import Any

from audit_rows import YEAR, reading, record
from disclosure_attack import cells, recovered
from hypothesis import given, settings
from hypothesis import strategies as st

from riktig.audit import Options, audit
from riktig.disclosure import share
from riktig.extract.record import RowProblem
from riktig.summary import private_summary

CODES = (
    *("N02AX02", "N02AA05", "N02AJ06", "N05BA01", "N05CD02", "N05CF01", "N05CF02"),
    *("N02BF01", "N06BA04", "C09AA02", None),
)


@st.composite
def summaries(draw: st.DrawFn) -> dict[str, Any]:
    """Private summaries of small practices, where most counts are near the limit."""
    random = draw(st.randoms(use_true_random=False))
    patients, codes = random.randint(1, 14), random.sample(CODES, random.randint(1, len(CODES)))
    amounts = [*random.choices([5.0, 30.0, 95.0, 400.0, 900.0], k=2), random.choice([30.0, None])]
    rows = [
        record(
            number,
            patient=random.randint(1, patients),
            day=YEAR[0] + timedelta(days=random.randint(-20 * (number % 3), 364)),
            atc=random.choice(codes),
            ddd=random.choice(amounts),
            units=random.choice([None, 20.0, 100.0]),
            birth_year=random.choice([None, 1950, 1990]),
            event=random.choice(["dispensed"] * 9 + ["prescribed"]),
            recalled=random.random() < 0.05,
            prescription=number,
        )
        for number in range(random.randint(1, 60))
    ]
    if random.random() < 0.5:  # far enough back to tell who is new
        rows.append(record(899, patient=998, day=YEAR[0] - timedelta(days=366), atc="C09AA02"))
    ends = [record(900 + at, patient=999, day=day, atc="C09AA02") for at, day in enumerate(YEAR)]
    rejected = [
        RowProblem(0, 2000 + at, random.choice(["bad_date", "no_drug"]), None)
        for at in range(random.randint(0, 12))
    ]
    options = Options(period=YEAR, list_size=random.choice([None, 3, 40, 1100]))
    return private_summary(audit(reading([*rows, *ends], tuple(rejected)), options))


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
