"""The audit against a second implementation, and what must hold whatever the rows are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from audit_rows import YEAR, reading, record
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_audit import group_ab, per_1000
from plain_audit import measures as plain_measures

from riktig.audit import Audit, Options, audit
from riktig.audit.result import NOT_COUNTED, PARTS
from riktig.extract.record import Reading, Record
from riktig.measures.result import Result

CODES = (
    *("N02AX02", "N02AA05", "N02AJ06", "N05BA01", "N05CD02", "N03AE01", "N05CF01", "N05CF02"),
    *("N02BF02", "N03AX12"),
)
OTHER = ("R05DA04", "N07BC02", "C09AA02", "N05C", None)
DAYS = (st.integers(-40, 400) | st.integers(-380, 400)).map(
    lambda number: YEAR[0] + timedelta(days=number)
)
DDD = st.sampled_from([1.0, 7.0, 10.0, 12.5, 29.0, 30.0, 45.0, 90.0, 300.0])
UNITS = st.sampled_from([10.0, 49.0, 50.0, 90.0, 100.0])
BORN = st.sampled_from([1940, 1960, 1961, 1990])
OPTIONS = Options(period=YEAR, list_size=500)


def rows_of(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[list[Record]]:
    """Lists of records, numbered, each prescription its own."""
    one = st.fixed_dictionaries({"patient": st.integers(1, 6), "day": DAYS, **fields})
    return st.lists(one, max_size=40).map(
        lambda given: [record(n, **{"prescription": n, **each}) for n, each in enumerate(given, 1)]
    )


IN_SCOPE = rows_of(atc=st.sampled_from(CODES), ddd=DDD, units=UNITS, birth_year=BORN)
ANY_ROWS = rows_of(
    atc=st.sampled_from(CODES + OTHER),
    ddd=st.none() | DDD,
    units=st.none() | UNITS,
    birth_year=st.none() | BORN,
    recalled=st.booleans(),
    event=st.sampled_from(["dispensed", "prescribed"]),
    prescription=st.none() | st.integers(1, 5),
    prescription_group=st.sampled_from(["A", "B", "C", None]),
    excluded_for=st.sampled_from([None, None, "cancer", "palliative"]),
)


def ends() -> list[Record]:
    """Rows of another drug, so that the extract covers the year and the one before."""
    days = (YEAR[0] - timedelta(days=366), *YEAR)
    return [record(900 + at, patient=999, day=day, atc="C09AA02") for at, day in enumerate(days)]


def run(rows: list[Record]) -> Audit:
    return audit(reading([*rows, *ends()]), OPTIONS)


def told(found: Audit) -> object:
    """All that an audit says, bar the ledger and the rows themselves."""
    return found.period, found.event, found.classes, found.measures, found.monthly


@settings(max_examples=300)
@given(IN_SCOPE)
def test_the_same_patients_as_the_plain_way(rows: list[Record]) -> None:
    found = {result.measure.id: result for result in run(rows).measures}
    plain = plain_measures(rows, *YEAR)
    for name, (numerator, denominator) in plain.items():
        if found[name].why == "no_amounts":
            continue  # codeine with paracetamol alone has no OMEQ
        assert set(found[name].patients) == numerator, name
        by_list = found[name].measure.denominator.rule == "list_size"
        assert found[name].denominator == (500 if by_list else len(denominator)), name


@given(IN_SCOPE)
def test_amounts_on_the_list_the_plain_way(rows: list[Record]) -> None:
    found = {result.measure.id: result for result in run(rows).measures}
    for name, value in per_1000(rows, *YEAR, 500).items():
        if found[name].why != "no_amounts":
            assert found[name].value == pytest.approx(value, abs=1e-5), name


GROUPED = rows_of(
    atc=st.sampled_from([*CODES, "R05DA04", "N05CM02"]),
    ddd=DDD,
    birth_year=BORN,
    prescription_group=st.sampled_from(["A", "B", "C"]),
    excluded_for=st.sampled_from([None, "palliative"]),
)


@given(GROUPED)
def test_groups_a_and_b_the_plain_way(rows: list[Record]) -> None:
    whole = [one._replace(prescription_group="C") for one in ends()]
    read = replace(reading([*rows, *whole]), columns=("prescription_group",))
    found = audit(read, OPTIONS)
    some, much = group_ab(rows, *YEAR)
    assert set(found.patients("group_ab_65_any")) == some
    assert set(found.patients("group_ab_65_over_365_ddd")) == much
    over = next(one for one in found.measures if one.measure.id == "group_ab_65_over_365_ddd")
    assert over.denominator == len(some)


TAPERED = st.lists(
    st.fixed_dictionaries(
        {
            "atc": st.sampled_from(["N02AX02", "N02AA05", "N05CF01", "N05BA01"]),
            "every": st.sampled_from([7, 14, 28, 30, 45]),
            "amounts": st.lists(
                st.sampled_from([0.0, 2.0, 5.0, 7.5, 10.0]), min_size=5, max_size=52
            ),
            "falling": st.booleans(),
            "start": st.integers(0, 30),
        }
    ),
    min_size=1,
    max_size=4,
)


def collected(courses: list[dict[str, Any]]) -> list[Record]:
    """One patient a course, who collects amounts at even intervals."""
    rows = []
    for patient, course in enumerate(courses, 1):
        amounts = course["amounts"]
        if course["falling"]:
            amounts = sorted(amounts, reverse=True)
        for number, ddd in enumerate(amounts):
            day = YEAR[0] + timedelta(days=course["start"] + course["every"] * number)
            if ddd:
                rows.append(
                    record(len(rows) + 1, patient=patient, day=day, atc=course["atc"], ddd=ddd)
                )
    return rows


@given(TAPERED)
def test_tapers_the_plain_way(courses: list[dict[str, Any]]) -> None:
    rows = collected(courses)
    found = {result.measure.id: result for result in run(rows).measures}
    for name, (numerator, denominator) in plain_measures(rows, *YEAR).items():
        if "_taper_" in name:
            assert set(found[name].patients) == numerator, name
            assert found[name].denominator == len(denominator), name


@settings(max_examples=30)
@given(TAPERED, st.sampled_from([0.5, 3.0]))
def test_a_taper_is_the_same_in_another_dose(courses: list[dict[str, Any]], times: float) -> None:
    rows = collected(courses)
    scaled = [row._replace(ddd=(row.ddd or 0) * times) for row in rows]
    before, after = run(rows), run(scaled)
    for kind in ("opioid", "sedative"):
        for stage in ("started", "under_way", "completed"):
            name = f"{kind}_taper_{stage}"
            assert before.patients(name) == after.patients(name)


@settings(max_examples=15)
@given(TAPERED, st.sampled_from([0.5, 10.0]))
def test_nobody_tapers_on_an_unchanged_dose(courses: list[dict[str, Any]], ddd: float) -> None:
    rows = [
        row._replace(ddd=ddd) for row in collected([{**c, "amounts": [1.0] * 52} for c in courses])
    ]
    for last in range(0, 365, 40):
        found = run([row for row in rows if row.day <= YEAR[0] + timedelta(days=last)])
        assert found.patients("opioid_taper_started") == ()
        assert found.patients("sedative_taper_started") == ()


@given(IN_SCOPE | TAPERED.map(collected))
def test_what_is_a_part_of_what(rows: list[Record]) -> None:
    found = {result.measure.id: set(result.patients) for result in run(rows).measures}
    assert found["three_groups_at_once"] <= found["opioid_with_sedative"]
    assert found["three_groups_at_once"] <= found["opioid_with_gabapentinoid"]
    assert found["opioid_with_sedative"] <= found["two_groups_at_once"]
    assert found["opioid_with_gabapentinoid"] <= found["two_groups_at_once"]
    assert found["new_sedative_first_quarter"] <= found["new_sedative_users"]
    assert found["new_sedative_users"] <= found["sedative_users"]
    for kind in ("opioid", "sedative"):
        stages = [found[f"{kind}_taper_{stage}"] for stage in ("under_way", "completed")]
        assert stages[0] | stages[1] == found[f"{kind}_taper_started"]
        assert not stages[0] & stages[1]


def summed(result: Result) -> float:
    """The whole amount behind an amount per person or per list."""
    return (result.value or 0) * (result.denominator or 0)


@given(IN_SCOPE, st.integers(1, 6))
def test_patients_split_into_two_extracts_add_up(rows: list[Record], last: int) -> None:
    parts = [[row for row in rows if (row.patient <= last) is low] for low in (True, False)]
    one, other = (run(part).measures for part in parts)
    for whole, *halves in zip(run(rows).measures, one, other, strict=True):
        if "no_amounts" in {result.why for result in (whole, *halves)}:
            continue  # a half where no amount is known says nothing; the whole may
        assert sorted(whole.patients) == sorted(p for half in halves for p in half.patients)
        if whole.measure.numerator.rule == "amount":
            assert abs(summed(whole) - sum(summed(half) for half in halves)) < 1e-2


@given(IN_SCOPE)
def test_a_patient_with_other_drugs_changes_nothing(rows: list[Record]) -> None:
    stranger = [record(700 + n, patient=50, day=day, atc="A10BA02") for n, day in enumerate(YEAR)]
    assert run(rows).measures == run([*rows, *stranger]).measures


@given(ANY_ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Record], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = run(rows), run(shuffled)
    assert told(one) == told(other)
    assert one.ledger == other.ledger


@given(ANY_ROWS)
def test_the_ledger_adds_up(rows: list[Record]) -> None:
    found = run(rows)
    assert sum(getattr(found.ledger, part) for part in PARTS) == found.ledger.rows_read
    problems = dict(found.ledger.problems)
    not_counted = sum(problems.get(code, 0) for code in NOT_COUNTED)
    counted = sum(total.rows for total in found.classes)
    assert counted + not_counted == found.ledger.in_scope
    assert len(list(found.rows())) == len(rows) + 3


@given(ANY_ROWS)
def test_a_numerator_is_a_part_of_its_denominator(rows: list[Record]) -> None:
    for result in run(rows).measures:
        if result.numerator is not None and result.denominator is not None:
            assert 0 <= result.numerator == len(result.patients) <= result.denominator
        if result.measure.numerator.rule == "amount":
            assert (result.low, result.high) == (None, None)
        elif result.value is not None:
            assert result.low is not None
            assert result.high is not None
            assert result.low <= result.value <= result.high


@given(ANY_ROWS, DAYS, st.sampled_from(CODES))
def test_a_recalled_row_changes_the_ledger_alone(rows: list[Record], day: date, atc: str) -> None:
    extra = record(800, patient=1, day=day, atc=atc, ddd=100.0, recalled=True)
    before, after = run(rows), run([extra, *rows])
    assert told(before) == told(after)
    expected = before.ledger._asdict()
    expected["recalled"] += 1
    expected["rows_read"] += 1
    assert after.ledger._asdict() == expected


@given(ANY_ROWS)
def test_saying_everything_twice_changes_nothing_but_duplicates(rows: list[Record]) -> None:
    before = run(rows)
    again = [row._replace(file=1) for row in [*rows, *ends()] if not row.recalled]
    after = audit(Reading("canonical", (*rows, *ends(), *again)), OPTIONS)
    assert told(before) == told(after)
    assert after.ledger.duplicate == before.ledger.duplicate + len(again)


@given(IN_SCOPE, st.integers(1, 6))
def test_a_patient_more_never_lowers_a_count(rows: list[Record], patient: int) -> None:
    fewer = run([row for row in rows if row.patient != patient])
    for less, more in zip(fewer.measures, run(rows).measures, strict=True):
        assert (less.numerator or 0) <= (more.numerator or 0)
