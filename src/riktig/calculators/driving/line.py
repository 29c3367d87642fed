"""One line of the form: a drug and what is known of how it is used, checked."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple

from riktig.calculators.driving.rules import Drug, find_drug
from riktig.calculators.quantity import quantity
from riktig.calculators.rows import read_rows
from riktig.problem import Refused

MOST_DRUGS = 10
# Plausibility, not pharmacology.
MOST_DOSE_MG = 10_000
MOST_DAYS = 36_500
MOST_HOURS = 1_000
MOST_INTAKES = 48
NUMBERS: Final[Mapping[str, int]] = {
    "stable_days": MOST_DAYS,
    "days_since_increase": MOST_DAYS,
    "hours_before_driving": MOST_HOURS,
    "intakes_per_day": MOST_INTAKES,
}
WHOLE: Final = ("stable_days", "days_since_increase")
YES_NO: Final = ("indication", "long_acting", "regular", "as_hypnotic")


class Line(NamedTuple):
    """A checked line. A number or answer that was not given is `None`."""

    field: str
    given: str
    drug: Drug
    mg_per_day: Fraction | None
    omeq_mg: Fraction | None
    numbers: Mapping[str, Fraction | None]
    answers: Mapping[str, bool | None]

    @property
    def unused(self) -> bool:
        """A dose of zero is no drug at all."""
        return self.mg_per_day == 0 or self.omeq_mg == 0


def read_lines(raw: object) -> list[Line]:
    """Checks the list; `Refused` names the field that is wrong."""
    return [_read_line(row, field) for row, field in read_rows(raw, "drugs", MOST_DRUGS)]


def _read_line(raw: Mapping[str, Any], field: str) -> Line:
    drug = find_drug(raw.get("drug"), f"{field}.drug")
    line = Line(
        field=field,
        given=str(raw["drug"]).strip(),
        drug=drug,
        mg_per_day=_number(raw, "mg_per_day", MOST_DOSE_MG, field, "invalid_dose"),
        omeq_mg=_number(raw, "omeq_mg", MOST_DOSE_MG, field, "invalid_dose"),
        numbers={key: _number(raw, key, most, field) for key, most in NUMBERS.items()},
        answers={key: _yes_no(raw, key, field) for key in YES_NO},
    )
    _refuse_wrong_dose(line)
    return line


def _refuse_wrong_dose(line: Line) -> None:
    """An opioid has one dose; OMEQ is for opioids, and a sum has no mg of its own."""
    opioid = line.drug.kind == "opioid"
    if line.mg_per_day is not None and line.omeq_mg is not None:
        raise Refused("two_doses", field=f"{line.field}.omeq_mg")
    if line.omeq_mg is not None and not opioid:
        raise Refused("omeq_for_opioids_only", field=f"{line.field}.omeq_mg")
    if line.mg_per_day is not None and opioid and line.drug.named == line.drug.rule:
        raise Refused("mg_of_unnamed_opioid", field=f"{line.field}.mg_per_day")


def _number(
    raw: Mapping[str, Any], key: str, most: int, field: str, code: str = "invalid_count"
) -> Fraction | None:
    if raw.get(key) in (None, ""):
        return None
    found = quantity(raw[key], f"{field}.{key}", code)
    if found > most or (key in WHOLE and found.denominator != 1):
        raise Refused(code, field=f"{field}.{key}")
    return found


def _yes_no(raw: Mapping[str, Any], key: str, field: str) -> bool | None:
    value = raw.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, bool):
        raise Refused("invalid_yes_no", field=f"{field}.{key}")
    return value
