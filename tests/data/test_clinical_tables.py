"""Every clinical row has a source, a unit and a review date that has not passed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from riktig.clinical.tables import TABLES, issued_tables, rows

TODAY = date.today()  # a test may look at the calendar: an overdue review must fail
META = ("source_id", "locator", "confidence", "reviewed_by", "reviewed_on", "next_review", "note")
UNITS = {
    "ddd": {"mg", "unit"},
    "opioid_ratios": {"mg/mg", "mg/(ug/h)", "mg at ug/h"},
    "methadone_bands": {"mg/mg"},
    "patch_days": {"hours"},
    "printed_strengths": {"ug/h"},
    "strengths": {"mg", "ug/h", "mg/ml", "mg per 2,5 ml"},
}
NUMBERED = [name for name in TABLES if name != "sources"]
ATC = re.compile(r"[A-Z]\d\d([A-Z]([A-Z](\d\d)?)?)?")


@pytest.mark.parametrize("name", NUMBERED)
def test_every_row_has_source_place_confidence_and_a_coming_review(name):
    known = {row["source_id"] for row in rows("sources")}
    for row in rows(name):
        assert set(META) <= set(row), name
        assert row["source_id"] in known
        assert row["locator"]
        assert row["confidence"] in ("A", "B", "D")
        assert date.fromisoformat(row["next_review"]) > TODAY, "review is overdue"
        assert bool(row["reviewed_by"]) == bool(row["reviewed_on"])


@pytest.mark.parametrize("name", [n for n in NUMBERED if "value" in rows(n)[0]])
def test_values_are_numbers_within_their_range(name):
    for row in rows(name):
        numbers = [float(row[key]) if row.get(key) else None for key in ("low", "value", "high")]
        low, value, high = numbers
        assert value is not None or (low is not None and high is not None)
        if low is not None and value is not None:
            assert low <= value <= (high if high is not None else value)


@pytest.mark.parametrize("name", UNITS)
def test_units_are_known(name):
    assert {row["unit"] for row in rows(name)} <= UNITS[name]


def test_every_source_is_used(root):
    used = {row["source_id"] for name in NUMBERED for row in rows(name)}
    pages = [*root.glob("modules/*/*.md"), *root.glob("book/*.md"), *root.glob("modules/*/*.toml")]
    measures = root.glob("src/riktig/measures/*.toml")
    prose = "\n".join(path.read_text("utf-8") for path in [*pages, *measures])
    for row in rows("sources"):
        assert row["source_id"] in used or row["source_id"] in prose, row["source_id"]


def test_names_and_codes_are_unique():
    assert len({row["figure"] for row in rows("figures")}) == len(rows("figures"))
    codes = [row["atc"] for row in rows("substances")]
    assert len(set(codes)) == len(codes)
    assert all(ATC.fullmatch(code) for code in codes)
    assert {row["atc"] for row in rows("ddd")} <= set(codes)


def test_one_opioid_table_is_used_by_default():
    default = [
        row["table"]
        for row in rows("issued_tables")
        if row["about"] == "opioid" and row["used_by_default"] == "yes"
    ]
    assert default == ["HDIR"]
    named = set(issued_tables("opioid"))
    assert {row["table"] for row in rows("opioid_ratios")} == named


def test_substances_of_the_opioid_tables_can_be_asked_for():
    known = {row["counts_as"] for row in rows("substances")}
    assert {row["substance"] for row in rows("opioid_ratios")} <= known
