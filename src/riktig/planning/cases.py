"""The course's own made-up patients: the plan may be shown whole for them on every face."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from riktig.problem import Refused
from riktig.text.formats import decimal_text


@dataclass(frozen=True)
class Case:
    """A made-up patient. `plan` are a first proposal's values, which a reader may change."""

    name: str
    about: str
    substance: str
    start_mg_per_day: Fraction
    plan: Mapping[str, Any]


@cache
def cases() -> dict[str, Case]:
    """The made-up patients by id, in the order of the file."""
    written = files("riktig.planning").joinpath("teaching_cases.toml").read_text("utf-8")
    return {
        name: Case(
            name=entry["name"],
            about=entry["about"],
            substance=entry["substance"],
            start_mg_per_day=Fraction(str(entry["start_mg_per_day"])),
            plan=entry["plan"],
        )
        for name, entry in tomllib.loads(written).items()
    }


def find_case(raw: object) -> Case | None:
    """The made-up patient named, or None where none was."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    found = cases().get(raw.strip()) if isinstance(raw, str) else None
    if found is None:
        raise Refused("unknown_case", field="case")
    return found


def check_case(case: Case | None, substance: str, dose_mg: Fraction) -> None:
    """A made-up patient uses that medicine and that dose: no real one hides behind the name."""
    if case is None:
        return
    wrong = "substance" if case.substance != substance else "start_mg_per_day"
    if case.substance != substance or case.start_mg_per_day != dose_mg:
        raise Refused(
            "case_differs",
            field=wrong,
            name=case.name,
            substance=case.substance,
            dose=decimal_text(float(case.start_mg_per_day)),
        )
