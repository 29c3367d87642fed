"""Amounts that cannot be are set aside and counted, and the row still counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from audit_rows import YEAR, reading, whole_year
from audit_rows import record as row

from riktig.audit import Options, audit
from riktig.audit.doubt import Doubt, doubt_of, is_doubtful_strength, without_doubtful
from riktig.registry import Held, handle
from riktig.synthetic import practice, write_lmr, write_norpd

SOBRIL_10 = 10 / 50  # DDD of a tablet: WHO has 50 mg oxazepam
SOBRIL_15 = 15 / 50
ALL = Options(period=YEAR)


@pytest.mark.parametrize(
    ("ddd", "units", "kept"),
    [
        (20, 100, True),  # as it should be
        (10, 100, True),  # half: another strength, perhaps
        (200, 100, False),  # ten times the DDD of the units
        (2, 100, False),
        (20_000, 100, False),  # a thousand times: the comma is gone
        (None, 100, True),
        (20, None, True),
        (1_001, None, False),  # more than anybody is given at once
        (None, 3_001, False),
        (0, 100, False),  # who got 100 tablets did not get 0 DDD
        (0, None, False),
        (0, 0, True),
    ],
)
def test_an_amount_that_cannot_be_is_set_aside(ddd, units, kept):
    made = row(ddd=ddd, units=units)
    sure = without_doubtful(made, SOBRIL_10, Doubt())
    assert (sure is made) is kept
    if not kept:
        assert (sure.ddd, sure.units) != (ddd, units)


def test_without_a_strength_the_two_amounts_are_not_held_together():
    made = row(ddd=200, units=100)
    assert without_doubtful(made, None, Doubt()) is made


@pytest.mark.parametrize(
    ("atc", "strength", "unit", "doubtful"),
    [
        ("N05CF01", 7.5, "mg", False),
        ("N05CF01", 75.0, "mg", True),  # 7,5 without its comma
        ("N05BA04", 0.01, "mg", True),  # 10 mg written as micrograms
        ("N05BA04", 10_000, "mg", True),
        ("N05BA04", 0, "mg", True),
        ("N05BA04", 12, "mg", False),  # not listed, and no power of ten from one that is
        ("N02AA01", 100, "mg", False),  # listed beside 10
        ("N05BA04", None, None, False),
    ],
)
def test_a_strength_that_no_product_has(atc, strength, unit, doubtful):
    assert is_doubtful_strength(atc, strength, unit) is doubtful


def sobril(**given):
    return row(atc="N05BA04", product="Sobril", strength=15.0, strength_unit="mg", **given)


def methadone(**given):
    return row(atc="N07BC02", product="Metadon", strength=1.0, strength_unit="mg/ml", **given)


def test_a_product_that_has_lost_its_commas_is_set_aside_as_a_whole():
    some = [row(ddd=2_000), row(ddd=133), row(ddd=3_000)]  # 20,00, 1,33 and 30,00
    assert without_doubtful(some[1], None, doubt_of(some)).ddd is None
    assert doubt_of([row(ddd=10)] * 9 + [row(ddd=2_000)]) == Doubt()
    assert doubt_of([]) == Doubt()


def test_a_decimal_somewhere_says_that_the_commas_are_there():
    some = [row(ddd=2_000), row(ddd=13.3), row(ddd=3_000)]
    assert without_doubtful(some[1], None, doubt_of(some)) is some[1]


def test_one_product_takes_nothing_from_another():
    # Sobril 100 tablets; another product's 98 and 30 tablets without their comma: 9 800, 3 000.
    other = [row(atc="N02AX02", product="Nobligan", units=units) for units in (9_800, 3_000)]
    some = [sobril(units=100.0), row(atc="N05CF01", units=30.0), *other]
    doubt = doubt_of(some)
    assert without_doubtful(some[0], SOBRIL_15, doubt) is some[0]
    assert [without_doubtful(one, None, doubt).units for one in other] == [None, None]


def test_when_most_products_have_lost_their_commas_all_have():
    names = ("Sobril", "Nobligan", "Imovane")
    some = [row(product=name, units=units) for name in names for units in (10_000, 2_800)]
    few = row(product="Xanor", units=500)
    assert without_doubtful(few, None, doubt_of([*some, few])).units is None


def test_millilitres_are_not_tablets():
    # 112 days of methadone 1 mg/ml, 30 ml a day; and Sobril for somebody else.
    some = [methadone(units=3_360.0)] * 3 + [sobril(units=50.0)]
    doubt = doubt_of(some)
    assert all(without_doubtful(one, None, doubt) is one for one in some)
    named = row(atc="N07BC02", product="Metadon mikstur", units=3_360.0)
    assert without_doubtful(named, None, doubt_of([named])) is named


YEAR_2025 = {
    "event": "prescribed",
    "attribution": "my_prescriptions",
    "period": "2025-01-01:2025-12-31",
}


def test_what_a_patient_had_in_a_year_can_be_typed_as_one_sum():
    # Oxazepam 15 mg, WHO's DDD 50 mg. 3 650 in a year is ten a day: 1 095 DDD. 1 400: 420 DDD.
    typed = [
        {"patient": str(number), "medicine": "Sobril", "strength": "15", "unit": "mg",
         "units": units, "date": "31.12.2025"}
        for number, units in ((1, "3650"), (2, "1400"), (3, "1400"))
    ]  # fmt: skip
    answer = handle({"op": "typed", "rows": typed, "options": YEAR_2025}, [], Held())
    assert answer["private"]["classes"]["N05BA"]["ddd"] == 1_095 + 420 + 420
    over = next(m for m in answer["private"]["measures"] if m["id"] == "sedative_over_365_ddd")
    assert (over["numerator"], over["denominator"]) == (3, 3)


def test_nothing_stated_is_reckoned_from_the_tablets_and_said():
    # 14 times 50 Sobril 15 mg with "0 DDD": 14 x 15 = 210 DDD.
    days = [date(2025, 1, 1) + timedelta(days=28 * n) for n in range(14)]
    found = audit(reading(whole_year([sobril(day=day, units=50.0, ddd=0.0) for day in days])), ALL)
    total = next(one for one in found.classes if one.id == "N05BA")
    assert total.ddd == pytest.approx(210)
    assert dict(found.ledger.problems)["doubtful_amount"] == 14


def test_others_of_group_a_and_b_without_birth_years_are_not_nobody():
    given = {"atc": "N05CM02", "prescription_group": "B", "ddd": 12.5}
    rows = [row(1, **given), row(2, patient=2, day=YEAR[1], **given)]
    found = audit(replace(reading(rows), columns=("prescription_group",)), ALL)
    result = next(one for one in found.measures if one.measure.id == "group_ab_65_any")
    assert (result.numerator, result.why) == (None, "no_birth_years")


def test_other_medicines_of_group_a_and_b_are_judged_too():
    # Clomethiazole with 12,500 DDD whose comma is gone, beside one with 12,5.
    given = {"atc": "N05CM02", "prescription_group": "B", "birth_year": 1940}
    rows = [row(1, patient=1, ddd=12_500.0, **given), row(2, patient=2, ddd=12.5, **given)]
    rows += [sobril(patient=3, ddd=30.0, prescription_group="B", birth_year=1940)]
    read = reading(rows)
    found = audit(replace(read, columns=("prescription_group",)), ALL)
    assert found.other_group_ab == (2, 2, 12.5, 1)
    assert found.patients("group_ab_65_over_365_ddd") == ()


@pytest.mark.parametrize("write", [write_norpd, write_lmr])
def test_a_file_that_has_lost_its_commas_gives_no_amounts(write):
    made = practice(3, 14)
    lines = write(made).split("\n")
    at = next(n for n, name in enumerate(lines[0].split(";")) if name.upper().endswith("DDD"))
    for number, line in enumerate(lines[1:-1], 1):
        cells = line.split(";")
        whole, _, part = cells[at].partition(",")
        cells[at] = cells[at] and f"{whole}{part:0<3}"
        lines[number] = ";".join(cells)
    held = Held()
    request = {"op": "audit", "names": ["P0001.csv"]}
    answer = handle(request, ["\n".join(lines).encode()], held)
    rows = [one for one in held.audited().rows() if one.counted]
    true = sum(one.ddd_thousandths or 0 for one in made.dispensings) / 1000
    assert sum(one.ddd or 0 for one in rows) <= true
    problems = {one["code"]: one["count"] for one in answer["private"]["ledger"]["problems"]}
    assert problems["doubtful_amount"] > 0.8 * len(rows)
    assert "ikke kan stemme" in str(answer["view"])
