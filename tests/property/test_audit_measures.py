"""The audit against a second implementation, and what must hold whatever the rows are."""

from __future__ import annotations

from datetime import date, timedelta

from audit_rows import YEAR, reading, record
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_audit import measures as plain_measures

from riktig.audit import Audit, Options, audit
from riktig.audit.result import NOT_COUNTED, PARTS
from riktig.extract.record import Reading, Record

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
        assert set(found[name].patients) == numerator, name
        by_list = found[name].measure.denominator.rule == "list_size"
        assert found[name].denominator == (500 if by_list else len(denominator)), name


@given(IN_SCOPE, st.integers(1, 6))
def test_patients_split_into_two_extracts_add_up(rows: list[Record], last: int) -> None:
    parts = [[row for row in rows if (row.patient <= last) is low] for low in (True, False)]
    one, other = (run(part).measures for part in parts)
    for whole, *halves in zip(run(rows).measures, one, other, strict=True):
        if "no_amounts" in {result.why for result in (whole, *halves)}:
            continue  # a half where no amount is known says nothing; the whole may
        assert sorted(whole.patients) == sorted(p for half in halves for p in half.patients)
        if whole.measure.numerator.rule == "amount":
            assert abs((whole.value or 0) - sum(half.value or 0 for half in halves)) < 1e-5


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
