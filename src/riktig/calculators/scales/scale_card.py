"""What a reader sees of a scale: the sum, what it is and is not, and whose cut-off it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.scales.instruments import (
    Cutoff,
    Instrument,
    band_row,
    cutoffs,
    instruments,
    note,
)
from riktig.clinical.tables import Row
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Table

PREFIX = "scales"


def scale_card(answer: Answer) -> Card:
    """The sum large (or the answers, where no sum is sourced), its meaning and its limits."""
    result = answer.result
    instrument = instruments()[result["instrument"]]
    answers = ", ".join(str(score) for score in result["items"])
    sets = cutoffs(instrument.key)
    return card(
        answer,
        title=text("scales.title"),
        **_headline(instrument, result, answers),
        copy_working="" if result["score"] is None else _copied(result, answers),
        range=_meaning(instrument, result),
        notes=tuple(_notes(instrument, result)),
        working=_answers(result),
        tables=(_rules(sets, result),) if sets else (),
    )


def _headline(instrument: Instrument, result: Mapping[str, Any], answers: str) -> dict[str, str]:
    name = instrument.row["name"]
    if result["score"] is None:
        return {
            "headline": answers,
            "headline_label": text("scales.headline_answers_label", name=name),
        }
    most = instrument.items * instrument.high
    return {
        "headline": text("scales.headline", score=result["score"], most=most),
        "headline_label": text("scales.headline_label", name=name),
    }


def _copied(result: Mapping[str, Any], answers: str) -> str:
    instrument = instruments()[result["instrument"]]
    parts = (_meaning(instrument, result), text("scales.copy_working", answers=answers))
    return " ".join(part for part in parts if part)


def _meaning(instrument: Instrument, result: Mapping[str, Any]) -> str:
    """The band, or on which side of the cut-off."""
    if result.get("band"):
        row = band_row(instrument.key, result["score"])
        name = text(f"scales.band_name.{row['band']}")
        return text("scales.band", band=name, low=row["low"], high=row["high"])
    by_set = result.get("positive_by")
    if not by_set:
        return ""
    if result["positive"] is None:
        return text("scales.undecided")
    names = [cutoffs(instrument.key)[key].rows[0]["name"] for key in by_set]
    verdict = "positive" if result["positive"] else "negative"
    return text(f"scales.{verdict}", name="; ".join(names))


def _notes(instrument: Instrument, result: Mapping[str, Any]) -> list[str]:
    used = [cutoffs(instrument.key)[key].rows[0] for key in result.get("positive_by", {})]
    notes = [said for row in used if (said := _accuracy(row))]
    if instrument.key == "BIS":
        notes.append(text("scales.note_bis_criteria"))
    limit = note(instrument.key, "depression_from")
    if limit is not None:
        notes.append(
            text(
                "scales.note_depression",
                value=limit["value"],
                sample=limit["sample"],
                sensitivity=_decimal(limit["sensitivity_percent"]),
                specificity=_decimal(limit["specificity_percent"]),
            )
        )
    improvement = note(instrument.key, "important_improvement")
    if improvement is None:
        return [*notes, text("scales.note_not_diagnosis")]
    percent = _decimal(improvement["value"])
    said = text("scales.note_peg_improvement", percent=percent)
    return [text("scales.note_peg_no_score"), said]


def _accuracy(row: Row) -> str:
    """How well a cut-off sorted the sample it was made in; empty where no figure was read."""
    if row["sensitivity_percent"]:
        return text(
            "scales.note_accuracy",
            value=row["at_least"],
            sample=row["sample"],
            sensitivity=_decimal(row["sensitivity_percent"]),
            specificity=_decimal(row["specificity_percent"]),
        )
    if row["auc"]:
        auc = _decimal(row["auc"])
        return text("scales.note_auc", name=row["name"], sample=row["sample"], auc=auc)
    return ""


def _decimal(cell: str) -> str:
    return decimal_text(float(cell))


def _answers(result: Mapping[str, Any]) -> Table:
    lines = [(str(n), str(score)) for n, score in enumerate(result["items"], 1)]
    return Table(text("scales.caption"), columns(PREFIX, ("question", "answer")), lines)


def _rules(sets: Mapping[str, Cutoff], result: Mapping[str, Any]) -> Table:
    """Every cut-off there is, also the one not chosen: sources are shown side by side."""
    lines = [
        (
            cutoff.rows[0]["name"],
            text("scales.rule_and").join(_rule(row) for row in cutoff.rows),
            text(f"scales.verdict_{'yes' if cutoff.met(result['items']) else 'no'}"),
        )
        for cutoff in sets.values()
    ]
    return Table(text("scales.rules_caption"), columns(PREFIX, ("set", "rule", "verdict")), lines)


def _rule(row: Row) -> str:
    if not row["first_item"]:
        return text("scales.rule_sum", at_least=row["at_least"])
    return text(
        "scales.rule_items",
        at_least=row["at_least"],
        first=row["first_item"],
        last=row["last_item"],
    )
