"""Whether the health requirement for a licence may be met on each step, and from when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.driving import Limits, assess, limits
from riktig.calculators.driving.words import reason_texts
from riktig.calculators.taper.schedule import Level
from riktig.clinical.tables import Row
from riktig.planning.medicines import Medicine
from riktig.planning.opioid_dose import OPIOID, omeq_of
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text, format_date

Status = Literal["met", "not_met", "unknown"]
STABLE: Final = "stable"
HYPNOTIC: Final = "hypnotic"


@dataclass(frozen=True)
class DrivingStatus:
    """For one step: a sentence, and the first day the requirement may be met."""

    status: Status
    text: str
    from_date: date | None = None
    rows: tuple[Row, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "status": self.status,
            "text": self.text,
            "from_date": self.from_date.isoformat() if self.from_date else None,
            "from_text": format_date(self.from_date) if self.from_date else "",
        }


def driving_status(
    level: Level, begins: date, medicine: Medicine, group: int, *, as_before: bool = False
) -> DrivingStatus:
    """One step in a licence group, for this medicine alone and used as the plan says.

    What a step cannot know is assumed and said in the sentence: a clear indication,
    a dose taken long enough before driving, no increase before the plan. `as_before`
    is a first step with the dose the patient already uses: it may be old enough.
    """
    if not level.mg_per_day:
        return DrivingStatus("unknown", text("planning.driving.zero"))
    try:
        asked = limits(medicine.substance, group)
        answer = assess(group, [_drug(level, medicine, asked)])
    except Refused:
        return DrivingStatus("unknown", text("planning.driving.unknown"))
    met = answer.result["requirement_met"]
    if met:
        return _met(level, begins, asked, answer, as_before)
    said = " ".join(reason_texts(_findings(answer)))
    if met is None:
        return DrivingStatus("unknown", said or text("planning.driving.unknown"), rows=answer.rows)
    return DrivingStatus("not_met", _with_reasons("not_met", said), rows=answer.rows)


def _drug(level: Level, medicine: Medicine, asked: Limits) -> Mapping[str, Any]:
    days = as_float(asked.days_unchanged.value) if asked.days_unchanged else None
    drug: dict[str, Any] = {
        "drug": medicine.substance,
        "mg_per_day": as_float(level.mg_per_day),
        "stable_days": days,
        "regular": True,
    }
    if asked.kind == HYPNOTIC and asked.hours_before_driving:
        drug["hours_before_driving"] = as_float(asked.hours_before_driving.value)
    if asked.kind == OPIOID:
        omeq = omeq_of(level.mg_per_day, medicine.substance)
        drug |= {"days_since_increase": days, "indication": True}
        drug["long_acting"] = medicine.long_acting or None
        if omeq is not None:
            drug |= {"drug": OPIOID, "omeq_mg": as_float(omeq), "mg_per_day": None}
    return {key: value for key, value in drug.items() if value is not None}


def _met(
    level: Level, begins: date, asked: Limits, answer: Answer, as_before: bool
) -> DrivingStatus:
    days = int(asked.days_unchanged.value) if asked.days_unchanged else 0
    hours = asked.hours_before_driving
    if asked.kind == STABLE and not as_before:
        if level.days <= days:
            short = text("planning.driving.too_short", days=days)
            return DrivingStatus("not_met", short, rows=answer.rows)
        earliest = begins + timedelta(days=days)
        said = text("planning.driving.met_stable", date=format_date(earliest), days=days)
        return DrivingStatus("met", said, earliest, answer.rows)
    if asked.kind == STABLE:
        said = text("planning.driving.met_as_before", days=days)
    elif asked.kind == HYPNOTIC and hours:
        said = text("planning.driving.met_hypnotic", hours=decimal_text(as_float(hours.value)))
    elif asked.kind == OPIOID:
        said = text("planning.driving.met_opioid", days=days)
    else:
        said = text("planning.driving.met_now")
    return DrivingStatus("met", said, begins, answer.rows)


def _findings(answer: Answer) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = answer.result["findings"]
    return found


def _with_reasons(key: str, said: str) -> str:
    return " ".join(part for part in (text(f"planning.driving.{key}"), said) if part)
