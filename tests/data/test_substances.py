"""Substances, products and the tables that name them agree with each other."""

from __future__ import annotations

import pytest

from riktig.clinical.tables import issued_tables, rows
from riktig.extract import classify_name
from riktig.measures.scope import class_of, classes

SUBSTANCES = {row["substance"]: row for row in rows("substances")}
COUNTED_AS = {row["counts_as"] for row in rows("substances")}
CLASSES = {
    "opioid",
    "benzodiazepine",
    "z_hypnotic",
    "gabapentinoid",
    "antihistamine",
    "antidepressant",
    "melatonin",
    "analgesic",
    "other",
}
# Opioids the audit shows in classes of their own, which no measure counts.
APART = {"R05DA", "N07BC"}


@pytest.mark.parametrize("row", rows("substances"), ids=lambda row: row["substance"])
def test_the_class_is_the_audits_group(row):
    assert row["class"] in CLASSES
    named = class_of(row["atc"])
    group = next((one.group for one in classes() if one.id == named), None)
    assert row["class"] == (group or ("opioid" if named in APART else row["class"]))
    if not named:
        assert row["class"] not in ("opioid", "benzodiazepine", "z_hypnotic", "gabapentinoid")


@pytest.mark.parametrize(
    ("table", "about"), [("diazepam_equivalents", "diazepam"), ("opioid_ratios", "opioid")]
)
def test_each_table_is_issued_by_someone_and_one_is_the_default(table, about):
    issued = issued_tables(about)
    assert {row["table"] for row in rows(table)} == set(issued)
    assert [row["used_by_default"] for row in issued.values()].count("yes") == 1


def test_substances_of_the_tables_can_be_asked_for():
    assert {row["substance"] for row in rows("diazepam_equivalents")} <= set(SUBSTANCES)
    assert {row["substance"] for row in rows("half_lives")} <= COUNTED_AS
    assert {row["counts_as"] for row in rows("combinations")} <= COUNTED_AS


def test_an_equivalent_is_a_number_or_a_range_and_never_nothing():
    for row in rows("diazepam_equivalents"):
        low, high = float(row["low"]), float(row["high"])
        assert 0 < low <= high
        assert bool(row["value"]) == (low == high)
        assert float(row["diazepam_mg"]) in (5, 10)  # the scale the source itself prints


def test_the_numbers_of_the_norwegian_draft():
    """Checked by eye against the table: mg equal to 5 mg diazepam."""
    norwegian = {
        row["substance"]: (row["low"], row["high"])
        for row in rows("diazepam_equivalents")
        if row["table"] == "HDIR"
    }
    assert norwegian == {
        "zopiklon": ("3.75", "5"),
        "zolpidem": ("5", "10"),
        "nitrazepam": ("5", "5"),
        "flunitrazepam": ("0.25", "0.5"),
        "diazepam": ("5", "5"),
        "oksazepam": ("15", "25"),
        "alprazolam": ("0.25", "0.5"),
        "klonazepam": ("0.25", "0.5"),
    }


@pytest.mark.parametrize("row", [r for r in rows("strengths") if r["product"]])
def test_a_product_with_a_strength_is_classified_by_its_name_alone(row):
    assert classify_name(row["product"]) == row["atc"]


@pytest.mark.parametrize(
    ("name", "atc"),
    [
        ("Pinex Forte", "N02AJ06"),
        ("PARALGIN FORTE 400 mg/30 mg", "N02AJ06"),
        ("Tramadol og paracetamol 37,5 mg/325 mg", "N02AJ13"),
        ("Dolcontin depottab 30 mg", "N02AA01"),
        ("OxyContin", "N02AA05"),
        ("Targiniq", "N02AA55"),
        ("Tramagetic", "N02AX02"),
        ("Vival 5 mg", "N05BA01"),
        ("Imovane", "N05CF01"),
        ("Stilnoct", "N05CF02"),
        ("melatonin 3 mg", "N05CH01"),
        ("Hydroksyzin 25 mg", "N05BB01"),
        ("Paracetamol 500 mg", "N02BE01"),
    ],
)
def test_names_without_a_code_are_classified(name, atc):
    assert classify_name(name) == atc
