"""The constructed patient of an assignment: drugs and regimens, each dose once.

Texts, keys and typical mistakes all come from these rows, so a changed dose
changes them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from riktig.clinical.tables import rows
from riktig.text import decimal_text, text
from riktig_exercises.master_error import MasterError
from riktig_exercises.results import Result, read_result

CASE_KEYS = frozenset(("drugs", "regimens", "versions", "results", "practice"))
PLAIN = frozenset(("name", "substance", "dose"))
COMBINED = frozenset(("product", "pieces", "per_day", "other"))
DRUG_KEYS = frozenset(
    ("name", "substance", "route", "dose", "unit", "per_day", "product", "pieces", "other")
)


@dataclass(frozen=True)
class Drug:
    """One medicine the patient uses.

    `item` is what the OMEQ calculator takes. For a combination product `pieces`
    tablets are taken each time, and `other` is what is in them besides the opioid.
    """

    name: str
    item: Mapping[str, Any]
    pieces: float = 0
    counted_mg: float = 0
    other: Mapping[str, Any] = field(default_factory=dict)

    def line(self) -> str:
        """The medicine as it stands in the patient's list."""
        dose = decimal_text(self.item["dose"])
        if self.item["unit"] == "ug/h":
            return text("exercises.drug.patch", name=self.name, dose=dose)
        times = decimal_text(self.item["per_day"])
        how_often = text(f"exercises.drug.{'once' if times == '1' else 'often'}", times=times)
        if not self.pieces:
            return text("exercises.drug.plain", name=self.name, dose=dose, how_often=how_often)
        return text(
            "exercises.drug.combination",
            name=self.name,
            substance=self.item["substance"],
            counted=decimal_text(self.counted_mg),
            other=self.other["substance"],
            other_mg=decimal_text(self.other["mg"]),
            pieces=decimal_text(self.pieces),
            form=text(f"exercises.drug.{'tablet' if self.pieces == 1 else 'tablets'}"),
            how_often=how_often,
        )


@dataclass(frozen=True)
class Case:
    """The patient's drugs by id, and which of them make up each regimen.

    `values` are this version's numbers, `results` what is fetched from calculators and
    tables, `practice` how the participant's own made-up practice is to be.
    """

    drugs: Mapping[str, Drug]
    regimens: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Any] = field(default_factory=dict)
    results: Mapping[str, Result] = field(default_factory=dict)
    practice: Mapping[str, Any] = field(default_factory=dict)


def read_case(raw: Mapping[str, Any], where: str) -> Case:
    """A case from its TOML, one version of it. `MasterError` for an unknown key, product or drug.

    `versions` holds the values of this version alone.
    """
    unknown = set(raw) - CASE_KEYS
    if unknown:
        raise MasterError(where, f"unknown keys {sorted(unknown)}")
    made = raw.get("drugs", {}).items()
    drugs = {name: _drug(values, f"{where}, drug {name}") for name, values in made}
    regimens = {name: tuple(ids) for name, ids in raw.get("regimens", {}).items()}
    for name, ids in regimens.items():
        missing = [one for one in ids if one not in drugs]
        if missing:
            raise MasterError(where, f"regimen {name} names unknown drugs {missing}")
    asked = raw.get("results", {}).items()
    results = {name: read_result(one, f"{where}, result {name}") for name, one in asked}
    return Case(drugs, regimens, raw.get("versions", {}), results, raw.get("practice", {}))


def _drug(values: Mapping[str, Any], where: str) -> Drug:
    unknown = set(values) - DRUG_KEYS
    if unknown:
        raise MasterError(where, f"unknown keys {sorted(unknown)}")
    needed = COMBINED if "product" in values else PLAIN
    if not needed <= set(values):
        raise MasterError(where, f"missing {sorted(needed - set(values))}")
    if "product" in values:
        return _combination(values, where)
    item = {
        "substance": values["substance"],
        "route": values.get("route", "oral"),
        "dose": values["dose"],
        "unit": values.get("unit", "mg"),
        "per_day": values.get("per_day", 1),
    }
    return Drug(values["name"], item)


def _combination(values: Mapping[str, Any], where: str) -> Drug:
    """What counts in a combination product stands in `combinations.csv`."""
    row = next((r for r in rows("combinations") if r["product"] == values["product"]), None)
    if row is None:
        raise MasterError(where, f"no row in combinations.csv for {values['product']!r}")
    counted = float(row["counted_mg_per_unit"])
    item = {
        "substance": row["counts_as"],
        "route": "oral",
        "dose": counted * values["pieces"],
        "unit": "mg",
        "per_day": values["per_day"],
    }
    return Drug(values["product"], item, values["pieces"], counted, values["other"])
