"""Numbers in the sentences come from the tables, and no second time as words."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from riktig.calculators.driving import assess
from riktig.calculators.driving.words import reason_texts
from riktig.clinical.tables import rows

DAYS_A_YEAR = 365


def test_how_long_lar_must_be_stable_is_told_once_and_from_the_table():
    [years] = [row["value"] for row in rows("driving_rules") if row["rule"] == "stable_years"]
    found = assess(1, [{"drug": "LAR", "stable_days": 1, "regular": True}]).result["findings"]
    [said] = [text for text in reason_texts(found) if "stabil behandling" in text]
    assert f"{int(years) * DAYS_A_YEAR} dager" in said


def test_no_reason_has_a_number_or_a_year_typed_in():
    written = files("riktig.text").joinpath("nb", "driving.toml").read_text("utf-8")
    for code, said in tomllib.loads(written)["reason"].items():
        assert " år" not in said, code
        assert not any(mark.isdigit() for mark in said.replace("§ 35", "")), code
