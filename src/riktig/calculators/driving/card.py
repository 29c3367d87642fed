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

NO_RULE = frozenset({"no_rule_found", "no_rule_for_group"})
GET_MISSING = "get_missing"
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
        headline=text(f"driving.headline.{_verdict(result)}"),
        headline_label=text("driving.headline_label", group=str(result["group"])),
        copy_working=" ".join(said),
        range=text(f"driving.next_step.{result['next_step']}"),
        notes=(*said, *_notes(result)),
        tables=(Table(text("driving.caption"), headings, lines),) if lines else (),
        copyables=tuple(copyables),
    )


def _verdict(result: Mapping[str, Any]) -> str:
    """Open for want of an answer is another thing than open for want of a rule."""
    silent = NO_RULE & set(result["reasons"])
    if result["requirement_met"] is None and silent and result["next_step"] != GET_MISSING:
        return "no_rule"
    return VERDICTS[result["requirement_met"]]


def _notes(result: Mapping[str, Any]) -> list[str]:
    """What the rules add: halving, short treatment and single doses, the older rules."""
    notes = []
    counted = [drug for drug in result["drugs"] if drug["counts"]]
    # Where no dose is allowed there is nothing to halve.
    halved = any(drug["most"] for drug in counted)
    if halved and len(counted) == known("most_drugs", 1, ANY).value:
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
    if result["requirement_met"] is False:
        months = decimal_text(float(known("report_months", result["group"], ANY).value))
        notes.append(text("driving.note.report", months=months))
    notes.append(text("driving.note.always_35"))
    return notes
