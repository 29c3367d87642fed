"""What a reader sees of a driving answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, Copyable, card, columns, has_all
from riktig.calculators.driving.rules import ANY, OPIOID, known
from riktig.calculators.driving.words import dose_text, drug_label, most_text, reason_texts
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Table

VERDICTS = {True: "met", False: "not_met", None: "open"}


def driving_card(answer: Answer) -> Card:
    """The card of a driving answer."""
    result = answer.result
    lines = [
        [drug_label(drug["drug"]), dose_text(drug), most_text(drug)] for drug in result["drugs"]
    ]
    said = reason_texts(result["findings"])
    headings = columns("driving", ("drug", "dose", "most"))
    copyables = []
    if has_all(result, "journal_text"):
        copyables.append(Copyable(text("driving.journal.title"), result["journal_text"]))
    return card(
        answer,
        title=text("driving.title"),
        headline=text(f"driving.headline.{VERDICTS[result['requirement_met']]}"),
        headline_label=text("driving.headline_label", group=str(result["group"])),
        copy_working=" ".join(said),
        range=text(f"driving.next_step.{result['next_step']}"),
        notes=(*said, *_notes(result)),
        tables=(Table(text("driving.caption"), headings, lines),) if lines else (),
        copyables=tuple(copyables),
    )


def _notes(result: Mapping[str, Any]) -> list[str]:
    """What the rules add: halving, short treatment and single doses, the older rules."""
    notes = []
    counted = sum(drug["counts"] for drug in result["drugs"])
    if counted == known("most_drugs", 1, ANY).value:
        notes.append(text("driving.note.two_drugs"))
    if any(drug["kind"] == "opioid" for drug in result["drugs"]):
        numbers = {
            name: decimal_text(float(known(name, 1, OPIOID).value))
            for name in ("treatment_days", "hours_after_single_dose", "older_days_since_increase")
        }
        notes.append(text("driving.note.opioid_short", **numbers))
        notes.append(text("driving.note.older_rules", **numbers))
    if any(drug["kind"] == "antihistamine" for drug in result["drugs"]):
        notes.append(text("driving.note.as_hypnotic"))
    notes.append(text("driving.note.always_35"))
    return notes
