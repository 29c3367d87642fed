"""Both engines say the same, to the last digit, whatever the rows are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from audit_rows import YEAR, reading, record
from hypothesis import given, settings
from hypothesis import strategies as st
from national_rows import plain, shown, write

from riktig.audit.kinds import Kinds
from riktig.audit.sorting import own_rows
from riktig.audit.windows import window as plain_window
from riktig.extract import read as read_files
from riktig.extract.record import Record
from riktig.measures.calculate import denominator_of
from riktig.measures.calculate import numerator_patients as plain_patients
from riktig.measures.load import measures
from riktig.measures.rules import days_rule_names, taper_rule_names
from riktig.national.counted import Spans, sort_out, windows
from riktig.national.many import Order, audit_many
from riktig.national.numerators import numerator_patients
from riktig.national.read import read
from riktig.synthetic import FORMATS, practice

CODES = (
    *("N02AX02", "N02AA05", "N02AJ06", "N02AE01", "N05BA01", "N05BA04", "N05CD02", "N03AE01"),
    *("N05CF01", "N05CF02", "N02BF02", "N03AX12", "N06BA04"),
)
OTHER = ("R05DA04", "N07BC02", "C09AA02", "N03AX", None)
# Many pickups a patient, so that tapers, overlaps and new users are there to be found.
DAYS = (st.integers(-400, 380) | st.integers(0, 26).map(lambda n: n * 14)).map(
    lambda number: YEAR[0] + timedelta(days=number)
)
DDD = st.sampled_from([0.0, 0.1, 1.0, 7.0, 10.1, 12.5, 30.0, 45.0, 89.9, 90.0, 365.0, 1500.0])
UNITS = st.sampled_from([0.0, 10.0, 49.0, 50.0, 90.0, 100.0, 100.5, 4000.0])
ANY = st.fixed_dictionaries(
    {
        "patient": st.integers(1, 5),
        "day": DAYS,
        "atc": st.sampled_from(CODES) | st.sampled_from(CODES + OTHER),
        "product": st.sampled_from([None, "Sobril", "Paralgin forte", "Tramadol mikst", "Imovane"]),
        "strength": st.sampled_from([None, 10.0, 15.0, 50.0]),
        "ddd": st.none() | DDD,
        "units": st.none() | UNITS,
        "birth_year": st.none() | st.sampled_from([1940, 1960, 1961, 1990]),
        "recalled": st.sampled_from([False, False, False, True]),
        "event": st.sampled_from(["dispensed", "dispensed", "prescribed"]),
        "prescription": st.none() | st.integers(1, 4),
        "prescription_group": st.sampled_from(["A", "B", "C", None]),
        "excluded_for": st.sampled_from([None, None, None, "cancer", "palliative"]),
    }
)
# One patient's steady use: the kind of rows that a taper or an overlap is made of.
STEADY = st.lists(
    st.fixed_dictionaries(
        {
            "patient": st.just(6),
            "day": DAYS,
            "atc": st.sampled_from(["N02AX02", "N05BA04", "N05CF01", "N02BF02"]),
            "ddd": st.sampled_from([10.1, 20.2, 30.0, 30.3]),
            "units": st.just(50.0),
            "birth_year": st.just(1950),
            "prescription_group": st.just("B"),
        }
    ),
    max_size=40,
)
PRACTICE = st.tuples(st.lists(ANY, max_size=25), STEADY, st.booleans())


def records(drawn: tuple[Sequence[dict[str, object]], Sequence[dict[str, object]], bool]):
    rows, steady, ends = drawn
    found = [record(number, **_with_unit(one)) for number, one in enumerate([*rows, *steady], 1)]
    first = YEAR[0] - timedelta(days=366)
    days = (first, *YEAR) if ends else ()
    return found + [record(900, patient=99, day=day, atc="C09AA02") for day in days]


def _with_unit(one: dict[str, object]) -> dict[str, object]:
    return {**one, "strength_unit": "mg" if one.get("strength") else None}


@settings(max_examples=60)
@given(st.lists(PRACTICE, min_size=1, max_size=3), st.booleans(), st.none() | st.integers(1, 900))
def test_the_same_summaries(drawn, own_period, list_size):
    practices = {f"P{n}": records(one) for n, one in enumerate(drawn, 1)}
    period = None if own_period else YEAR
    lists = {} if list_size is None else dict.fromkeys(practices, list_size)
    with TemporaryDirectory() as folder:
        partitions = [write(Path(folder), name, rows) for name, rows in practices.items()]
        outcomes = audit_many(partitions, Order(period=period, lists=lists))
    for outcome, (name, rows) in zip(outcomes, practices.items(), strict=True):
        expected = plain(name, rows, period=period, list_size=list_size) if rows else "no_patients"
        assert (outcome.refused or shown(outcome.summary)) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_summaries_of_what_every_format_holds(name: str, tmp_path: Path) -> None:
    made = {f"P{seed}": practice(seed, 24, list_size=300) for seed in (1, 2)}
    files = {member: FORMATS[name].write(one).encode() for member, one in made.items()}
    held = {
        member: read_files([f"{member}{FORMATS[name].ending}"], [blob]).records
        for member, blob in files.items()
    }
    partitions = [write(tmp_path, member, rows) for member, rows in held.items()]
    lists = dict.fromkeys(held, 300)
    for outcome in audit_many(partitions, Order(lists=lists)):
        rows = held[outcome.prescriber]
        assert shown(outcome.summary) == plain(outcome.prescriber, rows, list_size=300)


@settings(max_examples=40)
@given(PRACTICE)
def test_the_same_patients_under_every_rule(drawn):
    rows: list[Record] = [*records(drawn), record(901, patient=99, day=YEAR[0], atc="C09AA02")]
    held = own_rows(reading(rows).records, YEAR, "dispensed", Kinds())
    days = (min(row.day for row in rows), YEAR[1])
    one = plain_window(held, YEAR, days, "dispensed", 500, grouped=True)
    many = _windows(rows, days)
    for measure in measures():
        for rule in _rules(measure.numerator.rule):
            found = int(numerator_patients(measure, many, rule).sum())
            assert found == len(plain_patients(measure, one, rule)), (measure.id, rule)
    assert denominator_of(measures()[0], one) == 500


def _rules(kind: str) -> Sequence[str]:
    if kind == "taper":
        return taper_rule_names()
    return days_rule_names() if kind in ("overlap_days", "groups_at_once") else ("",)


def _windows(rows: list[Record], days):
    with TemporaryDirectory() as folder:
        found = read([write(Path(folder), "P1", rows)])
    ends = [np.array([day.toordinal()]) for day in (*YEAR, *days)]
    event = np.array([True])
    spans, extract = Spans(ends[0], ends[1], event), Spans(ends[2], ends[3], event)
    return windows(sort_out(found), spans, extract, np.array([500]), np.array([True]))
