"""Cells to values: numbers and dates by their column, names and strengths by the tables."""

from __future__ import annotations

from datetime import date

import pytest

from riktig.extract import classify_name
from riktig.extract.cells import Bad, amount_of, atc_of, patient_key, sex_of, year_of
from riktig.extract.dates import decide_order, parse_date
from riktig.extract.numbers import Style, answered_style, decide_style, parse
from riktig.extract.strengths import Strength, strength_in

COMMA, POINT, NEITHER = Style(",", "."), Style(".", ","), Style("", "")
# No cell shows for certain which mark parts the thousands.
COMMA_ALONE, POINT_ALONE = Style(",", ""), Style(".", "")


@pytest.mark.parametrize(
    ("cells", "stated", "style"),
    [
        (["1", "30"], None, NEITHER),
        ([",140"], None, COMMA_ALONE),
        (["0,140", "1.000"], None, COMMA_ALONE),
        (["2,5", "1.000,5"], None, COMMA),
        (["1.000.000"], None, COMMA),
        (["2.5", "1,000"], None, POINT_ALONE),
        (["1 000,5"], None, COMMA_ALONE),
        (["12,"], None, COMMA_ALONE),
        (["1234,567"], None, COMMA_ALONE),
        (["1.000"], None, None),
        (["1,000"], None, None),
        (["1,000"], "comma", COMMA_ALONE),
        (["1.000"], "comma", None),
        (["1,000", "2.5"], "comma", None),
        (["2,5", "2.5", "1.000"], None, NEITHER),
        (["2,5", *[f"{n}.000" for n in range(1, 40)]], None, None),
        (["ikke", "tall", "2,5"], None, COMMA_ALONE),
    ],
)
def test_the_column_decides_its_marks(cells, stated, style):
    assert decide_style(cells, stated) == style


@pytest.mark.parametrize(
    ("cell", "style", "value"),
    [
        ("30", NEITHER, 30.0),
        (",140", NEITHER, 0.14),
        ("0,5", POINT, 0.5),
        ("2.5", COMMA, 2.5),
        ("1.000", COMMA, 1000.0),
        ("1.000", POINT, 1.0),
        ("1.000", NEITHER, None),
        ("1.234,5", NEITHER, 1234.5),
        ("1,234.5", NEITHER, 1234.5),
        ("1.234.567", POINT, 1234567.0),
        ("1 234,5", NEITHER, 1234.5),
        ("1\u00a0234", NEITHER, 1234.0),
        ("1\u202f234", NEITHER, 1234.0),
        ("12 34", NEITHER, None),
        ("1.23.4", NEITHER, None),
        ("0.123.456", NEITHER, None),
        ("1,2,3", NEITHER, None),
        (",", NEITHER, None),
        ("", NEITHER, None),
        ("1e5", NEITHER, None),
        ("nan", NEITHER, None),
        ("9" * 5000, NEITHER, None),
    ],
)
def test_a_number_is_right_or_refused(cell, style, value):
    assert parse(cell, style) == value


def test_an_answer_is_a_style():
    assert (answered_style("comma"), answered_style("point")) == (COMMA, POINT)


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("100 stk", "units", 100.0),
        ("100stk.", "units", 100.0),
        ("1 000 tabl", "units", 1000.0),
        ("2 pk", "packages", 2.0),
        ("2 pk", "units", Bad("bad_number")),
        ("-30 stk", "units", Bad("negative_number")),
        ("\u22125", "units", Bad("negative_number")),
        ("2 x 30", "units", Bad("bad_number")),
        ("12345678", "units", Bad("bad_number")),
        ("-", "units", None),
    ],
)
def test_an_amount_may_have_its_word_with_it(cell, kind, value):
    assert amount_of(cell, NEITHER, kind) == value


@pytest.mark.parametrize(
    ("cells", "order", "candidates"),
    [
        (["2025-01-02"], "ymd", ("ymd",)),
        (["03.04.2025"], "dmy", ("dmy",)),
        (["03/04/2025"], None, ("dmy", "mdy")),
        (["03-04-2025"], None, ("dmy", "mdy")),
        (["03/04/2025", "25/04/2025"], "dmy", ("dmy",)),
        (["03/04/2025", "04/25/2025"], "mdy", ("mdy",)),
        (["25/04/2025", "04/25/2025"], None, ("dmy", "mdy")),
        (["12.31.2025", "12.30.2025"], "mdy", ("mdy",)),
        (["1.2.25"], None, ("dmy", "ymd")),
        ([f"{day}.2.25" for day in range(1, 29)], "dmy", ("dmy",)),
        ([f"25.2.{day:02d}" for day in range(1, 29)], "ymd", ("ymd",)),
        (["31.1.25", "30.12.32"], "dmy", ("dmy",)),
        (["tull"], "ymd", ("ymd",)),
    ],
)
def test_the_column_decides_the_order_of_dates(cells, order, candidates):
    assert decide_order(cells) == (order, candidates)


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("2025-01-02", "dmy", date(2025, 1, 2)),
        ("2025.01.02", "ymd", date(2025, 1, 2)),
        ("20250102", "ymd", date(2025, 1, 2)),
        ("2025-01-02T23:59:59.000+02:00", "ymd", date(2025, 1, 2)),
        ("2019-07-17+02:00", "ymd", date(2019, 7, 17)),
        ("2.1.2025 08:15", "dmy", date(2025, 1, 2)),
        ("1/2/2025 11:15 PM", "mdy", date(2025, 1, 2)),
        ("2.1.25", "dmy", date(2025, 1, 2)),
        ("2.1.99", "dmy", date(1999, 1, 2)),
        ("25.1.2", "ymd", None),
        ("30.02.2025", "dmy", None),
        ("2025-13-01", "ymd", None),
        ("0025-01-01", "ymd", None),
        ("2025-01", "ymd", None),
        ("45658", "ymd", None),
        ("2.1/2025", "dmy", None),
    ],
)
def test_a_date_is_right_or_refused(cell, order, day):
    if day:
        assert parse_date(cell, order) == day
    else:
        with pytest.raises(ValueError, match=r"date|year|month|day"):
            parse_date(cell, order)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("N05BA04", "N05BA04"),
        (" n05ba04 ", "N05BA04"),
        ("N05 BA 04", "N05BA04"),
        ("N05BA04 - oksazepam", "N05BA04"),
        ("N03AX16", "N03AX16"),
        ("N02AA", "N02AA"),
        ("", None),
        ("ukjent", None),
        ("N02A", Bad("bad_atc")),
        ("N05BA041", Bad("bad_atc")),
        ("oksazepam", Bad("bad_atc")),
    ],
)
def test_atc(cell, code):
    assert atc_of(cell) == code


@pytest.mark.parametrize(
    ("product", "atc", "strength"),
    [
        ("Sobril tab 10 mg", "N05BA04", Strength(10, "mg")),
        ("SOBRIL  25mg", "N05BA04", Strength(25, "mg")),
        ("Paralgin forte tab 400 mg/30 mg", "N02AJ06", Strength(30, "mg")),
        ("Pinex Forte tab 500/30 mg", "N02AJ06", Strength(30, "mg")),
        ("Nobligan Retard 150 mg", "N02AX02", Strength(150, "mg")),
        ("Oksykodon/nalokson Sandoz 10 mg/5 mg", "N02AA55", Strength(10, "mg")),
        ("Oxycodone and naloxone 10 mg/5 mg", "N02AA55", Strength(10, "mg")),
        ("Targiniq depottab 40 mg/20 mg", "N02AA55", Strength(40, "mg")),
        ("Targiniq depottab 20/10 mg", "N02AA55", Strength(20, "mg")),
        ("Targiniq depottab 5 mg/2,5 mg", "N02AA55", Strength(5, "mg")),
        ("Targiniq depottab 80 mg/40 mg", "N02AA55", None),
        ("Targiniq depottab 10 mg/20 mg", "N02AA55", None),
        ("Oxycodone Sandoz 10 mg/5 mg", None, None),
        ("Oxycodone Orifarm mikst oppl 1 mg/ml", "N02AA05", Strength(1, "mg/ml")),
        ("Diazepam 5 mg/2,5 ml", "N05BA01", Strength(2, "mg/ml")),
        ("Durogesic 12 mikrog/time", "N02AB03", Strength(12, "ug/h")),
        ("Fentanyl inj 50 mikrog/ml", None, Strength(0.05, "mg/ml")),
        ("Buprenorfin depotplaster 10 µg/t", "N02AE01", Strength(10, "ug/h")),
        ("Buprenorfin resoribl 8 mg", "N07BC01", Strength(8, "mg")),
        ("Etylmorfin", "R05DA01", None),
        ("Sobrilax 10 mg", None, Strength(10, "mg")),
        ("Lokal blanding med midazolam", None, None),
        ("Morfin 10 mg/dose", "N02AA01", None),
        ("Tramadol 1 000 mg", "N02AX02", None),
        ("Tramadol 1.000 mg", "N02AX02", None),
        ("Sobril 10 mg eller 25 mg", "N05BA04", None),
        ("", None, None),
    ],
)
def test_names_and_strengths_are_certain_or_missing(product, atc, strength):
    assert classify_name(product) == atc
    assert strength_in(product, atc) == strength


def test_side_facts_that_cannot_be_read_are_unknown():
    assert [year_of(cell) for cell in ("1956", "1956,0", "12.03.1956", "56", "x")] == [
        1956,
        1956,
        1956,
        None,
        None,
    ]
    assert [sex_of(cell) for cell in ("Kvinne", "m", "2", "1", "9", "")] == [
        "female",
        "male",
        "female",
        "male",
        None,
        None,
    ]


def test_a_patient_key_keeps_what_tells_patients_apart():
    assert patient_key(" A-17 ") == "A-17"
    assert patient_key("1020012345") == patient_key("010200 12345") == "01020012345"
    assert patient_key("0" * 11) == Bad("masked_patient")


def test_a_strength_beside_a_spoilt_figure_is_not_read():
    assert strength_in("Sobril tab \ufffd5 mg", "N05BA04") is None
    assert strength_in('Imovane 7,"5 mg', "N05CF01") == Strength(7.5, "mg")
