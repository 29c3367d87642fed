"""The audit against a second implementation, and what must hold whatever the rows are."""

from __future__ import annotations

from datetime import date, timedelta

from audit_rows import YEAR, reading, record
from hypothesis import given
from hypothesis import strategies as st
from plain_audit import measures as plain_measures

from riktig.audit import Audit, Options, audit
from riktig.audit.result import PARTS
from riktig.extract.record import Reading, Record

CODES = ("N02AX02", "N02AA05", "N05BA01", "N05CD02", "N03AE01", "N05CF01", "N05CF02", "N02BF02")
OTHER = ("R05DA04", "N07BC02", "C09AA02", "N05C", None)
DAYS = st.integers(-40, 400).map(lambda number: YEAR[0] + timedelta(days=number))
DDD = st.sampled_from([1.0, 7.0, 10.0, 12.5, 29.0, 30.0, 45.0, 90.0])
OPTIONS = Options(period=YEAR, list_size=500)


def rows_of(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[list[Record]]:
    """Lists of records, numbered, each prescription its own."""
    one = st.fixed_dictionaries({"patient": st.integers(1, 6), "day": DAYS, **fields})
    return st.lists(one, max_size=40).map(
        lambda given: [record(n, **{"prescription": n, **each}) for n, each in enumerate(given, 1)]
    )


IN_SCOPE = rows_of(atc=st.sampled_from(CODES), ddd=DDD)
ANY_ROWS = rows_of(
    atc=st.sampled_from(CODES + OTHER),
    ddd=st.none() | DDD,
    recalled=st.booleans(),
    event=st.sampled_from(["dispensed", "prescribed"]),
    prescription=st.none() | st.integers(1, 5),
)


def ends() -> list[Record]:
    """Two rows of another drug, so that the extract covers the year."""
    return [record(900 + at, patient=999, day=day, atc="C09AA02") for at, day in enumerate(YEAR)]


def run(rows: list[Record]) -> Audit:
    return audit(reading([*rows, *ends()]), OPTIONS)


def told(found: Audit) -> object:
    """All that an audit says, bar the ledger and the rows themselves."""
    return found.period, found.event, found.classes, found.measures, found.monthly


@given(IN_SCOPE)
def test_the_same_patients_as_the_plain_way(rows: list[Record]) -> None:
    found = {result.measure.id: result for result in run(rows).measures}
    for name, (numerator, denominator) in plain_measures(rows, *YEAR).items():
        assert set(found[name].patients) == numerator
        expected = 500 if name == "opioid_users" else len(denominator)
        assert found[name].denominator == expected


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
    not_counted = problems.get("outside_period", 0) + problems.get("other_event", 0)
    counted = sum(total.rows for total in found.classes)
    assert counted + not_counted == found.ledger.in_scope
    assert len(list(found.rows())) == len(rows) + 2


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
