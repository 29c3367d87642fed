"""The result card: what a reader sees of an answer. Every face shows this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from riktig import __version__
from riktig.calculators.answer import Answer
from riktig.calculators.omeq_form import route_label
from riktig.calculators.opioid_table import METHADONE, methadone_bands, ratios
from riktig.clinical.tables import Row, figure, rows, source
from riktig.problem import Problem
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text

DRAFT_SOURCES = frozenset({"HDIR-OMEQ-0.9"})


@dataclass(frozen=True)
class Card:
    """Texts of an answer, ready to show; `working` is the table on demand."""

    title: str
    headline: str
    headline_label: str
    range: str
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    working: Mapping[str, Any]
    table_line: str
    copy_text: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def warning_text(warning: Problem) -> str:
    """A warning in bokmål."""
    return text(f"calculators.warning.{warning.code}", **_shown(warning.details))


def _shown(details: Mapping[str, object]) -> dict[str, object]:
    return {k: decimal_text(v) if isinstance(v, float) else v for k, v in details.items()}


def table_line(answer: Answer) -> str:
    """Issuer, date and review state of the table an answer came from."""
    row = next(row for row in rows("opioid_tables") if row["table"] == answer.table)
    state = "reviewed" if _all_reviewed(answer) else "not_reviewed"
    # A draft among the sources is named with its own version.
    drafts = [source(name)["version"] for name in answer.sources if name in DRAFT_SOURCES]
    date = f"{row['date']}, {drafts[0]}" if drafts else row["date"]
    review = text(f"calculators.card.{state}")
    return text("calculators.card.table_line", issuer=row["issuer"], date=date, review=review)


def _all_reviewed(answer: Answer) -> bool:
    used: list[Row] = [
        row
        for table in ("opioid_tables", "opioid_ratios", "methadone_bands")
        for row in rows(table)
        if row["table"] == answer.table and row["source_id"] in answer.sources
    ]
    return bool(used) and all(row["reviewed_by"] for row in used)


def _copy_text(title: str, headline: str, working: str, line: str) -> str:
    return text(
        "calculators.card.copy",
        title=title,
        headline=headline,
        working=working,
        table_line=line,
        version=__version__,
    )


def omeq_card(answer: Answer) -> Card:
    """The card of an OMEQ answer."""
    result = answer.result
    headline = text("calculators.omeq.headline", omeq=decimal_text(result["omeq_mg_per_day"], 1))
    lines = [_omeq_row(item, answer.table) for item in result["items"]]
    working = "; ".join(
        text("calculators.omeq.working", drug=row[0], daily=row[1], omeq=row[3]) for row in lines
    )
    columns = [text(f"calculators.omeq.column_{c}") for c in ("drug", "daily", "ratio", "omeq")]
    line = table_line(answer)
    label = text("calculators.omeq.headline_label")
    return Card(
        title=text("calculators.omeq.title"),
        headline=headline,
        headline_label=label,
        range=_range_text(result),
        warnings=tuple(warning_text(warning) for warning in answer.warnings),
        notes=_omeq_notes(result["omeq_mg_per_day"]),
        working={"columns": columns, "rows": lines},
        table_line=line,
        copy_text=_copy_text(label, headline, working, line),
    )


def _range_text(result: Mapping[str, Any]) -> str:
    low, high = result["low"], result["high"]
    if low == high:
        return text("calculators.omeq.range_none")
    return text("calculators.omeq.range", low=decimal_text(low, 1), high=decimal_text(high, 1))


def _omeq_row(item: Mapping[str, Any], table: str) -> list[str]:
    patch = item["unit"] == "ug/h"
    daily = item["dose"] if patch else item["dose"] * item["per_day"]
    return [
        text(
            "calculators.omeq.drug",
            substance=item["substance"],
            route=route_label(item["route"]),
        ),
        text(f"calculators.omeq.daily_{'patch' if patch else 'mg'}", dose=decimal_text(daily)),
        text(f"calculators.omeq.{_ratio_key(item, table)}", ratio=decimal_text(item["ratio"])),
        decimal_text(item["omeq_mg_per_day"], 2),
    ]


def _ratio_key(item: Mapping[str, Any], table: str) -> str:
    if item["substance"] == METHADONE and methadone_bands(table):
        return "ratio"
    unit = ratios(table)[item["substance"], item["route"]][0].unit
    keys = {"mg at ug/h": "ratio_printed", "mg/(ug/h)": "ratio_per_ug_h"}
    return keys.get(unit, "ratio_patch" if item["unit"] == "ug/h" else "ratio")


def _omeq_notes(omeq: float) -> tuple[str, ...]:
    """What the sum means, from the limits in `figures.csv`."""
    if not omeq:
        return ()
    percent = figure("start_reduction_max_percent").value
    notes = [text("calculators.omeq.note_not_a_switch_dose", percent=decimal_text(percent or 0))]
    overdose = figure("overdose_risk_from_omeq_mg").value or 0
    if omeq >= overdose:
        notes.append(text("calculators.omeq.note_overdose", limit=decimal_text(overdose)))
    for key, name in (("none", "clinic"), ("gp", "gp")):
        limit = figure(f"reimbursement_{name}_max_omeq_mg").value or 0
        if omeq > limit:
            key = f"calculators.omeq.note_reimbursement_{key}"
            notes.append(text(key, limit=decimal_text(limit)))
            break
    return tuple(notes)


def methadone_card(answer: Answer) -> Card:
    """The card of an answer from morphine to methadone."""
    result = answer.result
    methadone = decimal_text(result["methadone_mg_per_day"], 1)
    headline = text("calculators.methadone_from_morphine.headline", methadone=methadone)
    ratio_line = text(
        "calculators.methadone_from_morphine.ratio_line",
        ratio=decimal_text(result["ratio"]),
        morphine=decimal_text(result["morphine_mg_per_day"]),
    )
    label = text("calculators.methadone_from_morphine.headline_label")
    line = table_line(answer)
    return Card(
        title=text("calculators.methadone_from_morphine.title"),
        headline=headline,
        headline_label=label,
        range=ratio_line,
        warnings=tuple(warning_text(warning) for warning in answer.warnings),
        notes=(),
        working={"columns": [], "rows": []},
        table_line=line,
        copy_text=_copy_text(label, headline, ratio_line.rstrip("."), line),
    )
