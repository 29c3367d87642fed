"""What a reader sees of a diazepam answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.diazepam.diazepam_table import ABOUT, equivalents
from riktig.clinical.tables import Row, issued_tables, rows, source
from riktig.text.catalogue import has_text, text
from riktig.text.formats import decimal_text
from riktig.view import Picture, Table

WORKING_COLUMNS = ("drug", "dose", "equals", "diazepam")
TABLE_COLUMNS = ("table", "diazepam", "missing")
HALF_LIFE_COLUMNS = ("drug", "half_life", "source")
DOSE_CLASSES = "ASAM25"  # the source of the dose classes and of the tables beside them
Z_HYPNOTIC = "z_hypnotic"
DASH = "–"


def diazepam_card(answer: Answer) -> Card:
    """The card of a diazepam answer: the range large, the tables side by side."""
    result = answer.result
    lines = [_working_row(item, answer.table) for item in result["items"]]
    return card(
        answer,
        title=text("diazepam.title"),
        headline=_span_text(result["low"], result["high"]),
        headline_label=text("diazepam.headline_label"),
        copy_working="; ".join(
            text("diazepam.working", drug=line[0], dose=line[1], diazepam=line[3]) for line in lines
        ),
        range=_range_text(result),
        notes=_notes(answer),
        working=Table(text("diazepam.caption"), columns("diazepam", WORKING_COLUMNS), lines),
        tables=(_side_by_side(result), *_half_lives(result)),
        picture=_picture(answer),
    )


def _span_text(low: float, high: float) -> str:
    """`5–10 mg`, or one number where both ends are written alike."""
    ends = dict.fromkeys(decimal_text(end, 1) for end in (low, high))
    return text("diazepam.amount", mg=DASH.join(ends))


def _range_text(result: Mapping[str, Any]) -> str:
    return text("diazepam.range_none" if result["low"] == result["high"] else "diazepam.range")


def _working_row(item: Mapping[str, Any], table: str) -> list[str]:
    row = equivalents(table)[item["substance"]].row
    ends = dict.fromkeys(decimal_text(float(row[end])) for end in ("low", "high"))
    return [
        item["substance"],
        text("diazepam.amount", mg=decimal_text(item["dose_mg"])),
        text("diazepam.equals", mg=DASH.join(ends), diazepam=_number(row["diazepam_mg"])),
        _span_text(item["low"], item["high"]),
    ]


def _number(cell: str) -> str:
    return decimal_text(float(cell))


def _side_by_side(result: Mapping[str, Any]) -> Table:
    """The same regimen by each table, a dash where a table lacks a substance."""
    issuers = issued_tables(ABOUT)
    lines = [
        [
            issuers[one["table"]]["issuer"],
            DASH if one["missing"] else _span_text(one["low"], one["high"]),
            ", ".join(one["missing"]) or DASH,
        ]
        for one in result["tables"]
    ]
    return Table(text("diazepam.tables_caption"), columns("diazepam", TABLE_COLUMNS), lines)


def _picture(answer: Answer) -> Picture | None:
    """The tables under each other; none where there is nothing to compare."""
    compared = answer.result["tables"]
    if not answer.result["high"] or sum(not one["missing"] for one in compared) < 2:
        return None
    issuers = issued_tables(ABOUT)
    drawn = [
        {
            "label": issuers[one["table"]]["issuer"],
            "text": _compared_text(one),
            "low": one["low"],
            "high": one["high"],
            "own": one["table"] == answer.table,
        }
        for one in compared
    ]
    spoken = "; ".join(f"{row['label']}: {row['text']}" for row in drawn)
    return Picture(
        chart="table_ranges",
        data={"tables": drawn},
        params={
            "title_text": text("diazepam.picture_title"),
            "unit_text": text("diazepam.picture_unit"),
        },
        alt=text("diazepam.picture_alt", tables=spoken),
    )


def _compared_text(one: Mapping[str, Any]) -> str:
    if one["missing"]:
        return text("diazepam.lacks", substances=", ".join(one["missing"]))
    return _span_text(one["low"], one["high"])


def _half_lives(result: Mapping[str, Any]) -> tuple[Table, ...]:
    """Half-lives of the substances as each source gives them; no table where none does."""
    asked = {item["substance"] for item in result["items"]}
    lines = [_half_life_row(row) for row in rows("half_lives") if row["substance"] in asked]
    if not lines:
        return ()
    lines.sort(key=lambda line: line[0])
    caption = text("diazepam.half_lives_caption")
    return (Table(caption, columns("diazepam", HALF_LIFE_COLUMNS), lines),)


def _half_life_row(row: Row) -> list[str]:
    ends = dict.fromkeys(_number(row[end]) for end in ("low", "high"))
    read = source(row["source_id"])
    place = text("diazepam.source", publisher=read["publisher"], version=read["version"])
    return [row["substance"], text("diazepam.hours", hours=DASH.join(ends)), place]


def _notes(answer: Answer) -> tuple[str, ...]:
    if not answer.result["high"]:
        return ()
    purpose = f"diazepam.note_purpose_{answer.table}"
    notes = [text("diazepam.note_not_an_order")]
    notes += [text(purpose)] if has_text(purpose) else []
    asked = {item["substance"] for item in answer.result["items"]}
    classes = {row["class"] for row in rows("substances") if row["substance"] in asked}
    notes.append(_dose_class(answer, hypnotics=Z_HYPNOTIC in classes))
    return tuple(notes)


def _dose_class(answer: Answer, *, hypnotics: bool) -> str:
    """ASAM's class of the dose: with the tables ASAM prints, and those have no z-hypnotics."""
    result = answer.result
    if hypnotics:
        return text("diazepam.note_no_dose_class")
    if DOSE_CLASSES not in answer.sources:
        return text("diazepam.note_dose_class_elsewhere")
    limits = {row["threshold"]: row["value"] for row in rows("thresholds")}
    low, high = limits["asam_low_max_diazepam_mg"], limits["asam_high_over_diazepam_mg"]
    names = {_class_name(result[end], float(low), float(high)): None for end in ("low", "high")}
    shown = text("diazepam.to").join(text(f"diazepam.dose_class.{name}") for name in names)
    return text("diazepam.note_dose_class", low=_number(low), high=_number(high), shown=shown)


def _class_name(diazepam_mg: float, low: float, high: float) -> str:
    if diazepam_mg <= low:
        return "low"
    return "high" if diazepam_mg > high else "moderate"
