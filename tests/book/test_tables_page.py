"""The page of numbers has every table, in words, and the questions sources answer differently."""

from __future__ import annotations

import re

import pytest

from riktig.clinical.declared import META, SOURCES
from riktig.clinical.tables import TABLES, rows
from riktig.text.catalogue import area

BOOK = area("book")
LISTED = [table for table in TABLES if table != SOURCES]


@pytest.mark.parametrize("table", LISTED)
def test_a_table_has_a_name_a_line_and_words_for_its_columns(table):
    missing = [
        f"[{part}] {table}" for part in ("table_names", "table_about") if table not in BOOK[part]
    ]
    from riktig_book.tables import base

    columns = [base(name) for name in rows(table)[0] if name not in META]
    missing += [f"[columns] {name}" for name in columns if name not in BOOK["columns"]]
    assert not missing, f"add to src/riktig/text/nb/book.toml: {missing}"


@pytest.mark.parametrize("table", LISTED)
def test_no_row_shows_a_key_of_the_tables_as_it_stands(table):
    from riktig_book.tables import _block

    for row in _block(table)["rows"]:
        shown = [row["about"], row["value"], *(one["cell"] for one in row["more"])]
        raw = [cell for cell in shown if re.search(r"\b[a-z]+_[a-z_]+\b", cell)]
        assert row["about"]
        assert not raw, f"add to [cell] of src/riktig/text/nb/book.toml: {raw}"


def test_a_row_is_named_by_who_issued_its_own_table():
    from riktig_book.tables import _block

    abouts = [row["about"] for row in _block("diazepam_equivalents")["rows"]]
    assert "Helsedirektoratet, zopiklon, svelges" in abouts


def test_disagreements_stand_side_by_side():
    from riktig_book.disagreements import disagreements

    opioids, diazepam = disagreements()
    cells = {
        row["about"]: dict(zip(block["columns"], row["cells"], strict=True))
        for block in (opioids, diazepam)
        for row in block["rows"]
    }
    tapentadol = cells["tapentadol, 400 mg"]
    assert tapentadol["Helsedirektoratet"] == "80 mg"
    assert "160 mg" in tapentadol.values()
    assert cells["oksazepam, 15 mg"]["Helsedirektoratet"] == "3–5 mg"
    assert cells["oksazepam, 15 mg"]["Scottish Government"] == "7,5 mg"
    assert cells["zopiklon, 7,5 mg"]["Scottish Government"] == "5 mg"


def found_by(table: str, name: str) -> set[str]:
    from riktig_book.tables import _block

    return {row["about"] for row in _block(table)["rows"] if name in row["found_by"].split(" ")}


def test_a_brand_finds_the_rows_of_its_substance():
    assert "Helsedirektoratet, oksazepam, svelges" in found_by("diazepam_equivalents", "Sobril")
    assert any("oksazepam" in about for about in found_by("driving_rules", "Sobril"))
    assert not any("diazepam" in about for about in found_by("ddd", "Sobril"))


def test_the_reimbursement_limits_are_found_by_their_number():
    from riktig_book.tables import _block

    limits = [row["about"] for row in _block("figures")["rows"] if "reimbursement" in row["id"]]
    assert limits
    assert all("-71" in about for about in limits)


@pytest.mark.parametrize("table", LISTED)
def test_a_row_leads_to_the_entry_of_its_source(table):
    from riktig_book.tables import _block, _sources

    entries = {one["source_id"] for one in _sources()}
    assert {row["source_id"] for row in _block(table)["rows"]} <= entries
