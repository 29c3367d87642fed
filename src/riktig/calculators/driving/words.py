"""The rules' findings in bokmål, for the card and the journal text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.calculators.driving.finding import AGAINST
from riktig.text.catalogue import has_text, text
from riktig.text.formats import decimal_text

# Kinds whose rule is a doctor's own judgement; an antihistamine without limit is no hypnotic.
ASSESSED = ("individual", "antihistamine")
OMEQ_UNIT = "mg OMEQ/day"


def drug_label(name: str) -> str:
    """A substance's own name, or a group of drugs in words."""
    key = f"driving.drug.{name}"
    return text(key) if has_text(key) else name


def reason_texts(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each finding as a sentence with the limit it rests on, each once."""
    said = [
        text(
            f"driving.reason.{found['code']}",
            drug=_capital(drug_label(found["drug"])),
            limit="" if found["limit"] is None else decimal_text(found["limit"]),
            unit=unit_text(found["unit"]),
        )
        for found in findings
    ]
    return list(dict.fromkeys(said))


def unit_text(unit: str | None) -> str:
    """The unit of a dose in words."""
    return text(f"driving.unit.{'opioid' if unit == OMEQ_UNIT else 'other'}")


def dose_text(drug: Mapping[str, Any]) -> str:
    """A drug's dose a day; a dash where it was not given."""
    return _amount(drug["dose"], drug)


def most_text(drug: Mapping[str, Any]) -> str:
    """A drug's highest dose a day, as it counts here."""
    if drug["most"] is None:
        # No limit is never "free": it is judged by a doctor, or nothing was found.
        found = "assessed" if drug["kind"] in ASSESSED else "not_found"
        found = "lar_rule" if drug["kind"] == "lar" else found
        return text(f"driving.{found}")
    return _amount(drug["most"], drug) if drug["most"] else text("driving.limit_zero")


def journal_text(result: Mapping[str, Any], report_months: float) -> str:
    """A note for the record when the requirement is not met, with places to fill in."""
    drugs = ", ".join(
        text("driving.journal.drug", drug=drug_label(drug["drug"]), dose=dose_text(drug))
        for drug in result["drugs"]
    )
    against = [found for found in result["findings"] if found["code"] in AGAINST]
    return text(
        "driving.journal.text",
        group=str(result["group"]),
        drugs=drugs,
        reasons=" ".join(reason_texts(against)),
        months=decimal_text(report_months),
    )


def _amount(value: float | None, drug: Mapping[str, Any]) -> str:
    if value is None:
        return "–"
    return f"{decimal_text(value)} {unit_text(drug['unit'])}"


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
