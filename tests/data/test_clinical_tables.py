"""Every clinical row has a source, a unit and a review date that has not passed."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType

import pytest

from riktig.clinical.checks import faults, used_sources
from riktig.clinical.declared import META, SOURCES, declaration, declarations
from riktig.clinical.tables import TABLES, issued_tables, rows

TODAY = date.today()  # a test may look at the calendar: an overdue review must fail
ATC = re.compile(r"[A-Z]\d\d([A-Z]([A-Z](\d\d)?)?)?")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_declared_and_holds_what_is_declared(table):
    found = faults(table, rows(table), TODAY)
    assert not found, "\n".join(str(fault) for fault in found)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_rows_and_ends_with_the_columns_of_its_keeping(table):
    columns = list(rows(table)[0])
    assert table == SOURCES or tuple(columns[-len(META) :]) == META


def test_no_declaration_is_left_behind():
    assert set(declarations()) == set(TABLES)


def test_a_table_that_is_not_declared_says_what_to_add():
    assert [fault.code for fault in faults("new_table", [], TODAY)] == ["not_declared"]
    with pytest.raises(KeyError, match=r"add \[new_table\] to .*schema\.toml"):
        declaration("new_table")


def row(**cells):
    good = dict(rows("figures")[0])
    return MappingProxyType({**good, **cells})


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"source_id": "NOBODY"}, "unknown_source"),
        ({"locator": ""}, "empty"),
        ({"confidence": "C"}, "unknown_choice"),
        ({"unit": "miles"}, "unknown_choice"),
        ({"value": "1,5"}, "not_a_number"),
        ({"value": "inf"}, "not_a_number"),
        ({"value": "9", "low": "1", "high": "2"}, "outside_range"),
        ({"low": "3", "high": "2", "value": ""}, "outside_range"),
        ({"next_review": "2020-01-01"}, "overdue"),
        ({"next_review": "1.1.2030"}, "not_a_date"),
        ({"next_review": "20300101"}, "not_a_date"),
        ({"next_review": "2030-W01-1"}, "not_a_date"),
        ({"next_review": ""}, "empty"),
        ({"reviewed_by": "Kari"}, "half_signed"),
        ({"reviewed_by": "Kari", "reviewed_on": "2999-01-01"}, "signed_ahead"),
        ({"reviewed_by": "01017012345", "reviewed_on": "2026-11-22"}, "not_a_name"),
        ({"reviewed_by": "=A1", "reviewed_on": "2026-11-22"}, "formula"),
        ({"note": "=HYPERLINK(A1)"}, "formula"),
        ({"locator": "-table 3"}, "formula"),
        ({"note": "Nielsen 2016 [M]"}, "not_to_be_shipped"),
        ({"note": "not found"}, "not_to_be_shipped"),
        ({"colour": "red"}, "unknown_column"),
        ({"note": None}, "cells"),
    ],
)
def test_a_fault_is_found(cells, code):
    assert code in [fault.code for fault in faults("figures", [row(**cells)], TODAY)]


def test_a_good_row_has_no_fault_and_the_same_key_twice_has_one():
    assert faults("figures", [row()], TODAY) == []
    assert [fault.code for fault in faults("figures", [row(), row()], TODAY)] == ["duplicate_key"]


def test_two_defaults_for_one_thing_are_a_fault():
    both = [MappingProxyType({**one, "used_by_default": "yes"}) for one in rows("issued_tables")]
    assert "defaults" in [fault.code for fault in faults("issued_tables", both, TODAY)]


def test_every_source_is_used(root):
    pages = [*root.glob("modules/**/*.md"), *root.glob("book/**/*.md")]
    written = [*root.glob("modules/*/*.toml"), *root.glob("src/riktig/measures/*.toml")]
    texts = [*root.glob("exercises/text/**/*"), *root.glob("src/riktig/**/*.toml")]
    files = [path for path in (*pages, *written, *texts) if path.is_file()]
    prose = "\n".join(path.read_text("utf-8") for path in files)
    unused = {one["source_id"] for one in rows(SOURCES)} - used_sources()
    assert [name for name in sorted(unused) if name not in prose] == []


def test_codes_are_written_as_atc_codes():
    codes = [one["atc"] for one in rows("substances")]
    assert all(ATC.fullmatch(code) for code in codes)


def test_helsedirektoratet_is_the_default_for_opioids():
    assert next(iter(issued_tables("opioid"))) == "HDIR"
    assert {one["table"] for one in rows("opioid_ratios")} == set(issued_tables("opioid"))
