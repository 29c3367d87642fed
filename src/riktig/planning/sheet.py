"""The patient's sheet: one A4 page in large print, the same model for page and paper.

A plan with more steps than a page holds goes on over several sheets, each of them
complete in itself: the same advice stands under the doses on every one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from riktig.planning.facts import withdrawal
from riktig.planning.intake_words import are_uneven
from riktig.planning.medicines import Medicine
from riktig.planning.opioid_dose import OPIOID
from riktig.planning.sheet_driving import driving_lines
from riktig.planning.steps import Step, tablets_text
from riktig.planning.words import mg_text
from riktig.text.catalogue import text
from riktig.text.formats import format_date

# What fits beside the advice on A4 in 14 points; the tests of the PDF hold it.
LINES_PER_SHEET: Final = 16
# A row takes more lines where the tablets of a dose are many; narrow, so that none is missed.
CHARACTERS_PER_LINE: Final = 50
_COLUMNS: Final = ("date", "dose", "tablets")


def sheet_view(
    steps: Sequence[Step],
    medicine: Medicine,
    group: int | None,
    reaches_zero: bool,
    *,
    stamp: str,
    draft: str,
) -> dict[str, Any]:
    """Dates and doses by the sheet, and what is said under them. A draft is not an agreed plan."""
    intro, lines = _intro(steps, draft)
    return {
        "title": text("planning.plan.title", substance=medicine.substance),
        "stamp": stamp,
        "draft": draft,
        "medicine": f"{medicine.substance}, {medicine.form}",
        "intro": intro,
        "columns": [text(f"planning.sheet.column_{name}") for name in _COLUMNS],
        "pages": _pages(_by_sheet([_row(step, medicine) for step in steps], lines), reaches_zero),
        "expect": _expect(medicine.substance),
        "badly": _badly(medicine.class_),
        "driving": sheet_part("driving", driving_lines(steps, medicine, group)),
        "call": sheet_part("call", [text("planning.sheet.call_line")]),
        "footer": text(f"planning.sheet.footer{'_draft' if draft else ''}"),
    }


def _intro(steps: Sequence[Step], draft: str) -> tuple[str, int]:
    """What stands over the doses, and the lines left for them."""
    extra = []
    if not any(step.intakes for step in steps):
        extra.append(text("planning.sheet.not_shared"))
    elif any(are_uneven(step.intakes) for step in steps):
        extra.append(text("planning.sheet.uneven"))
    first = text(f"planning.sheet.intro{'_draft' if draft else ''}")
    return " ".join([first, *extra]), LINES_PER_SHEET - len(extra) - bool(draft)


def _pages(parts: Iterable[list[dict[str, str]]], reaches_zero: bool) -> list[dict[str, Any]]:
    shown = list(parts)
    of = len(shown)
    end = "" if reaches_zero else text("planning.sheet.not_to_zero")
    return [
        {
            "number": number,
            "of": of,
            "label": text("planning.sheet.page", number=number, of=of) if of > 1 else "",
            "rows": part,
            "continued": text("planning.sheet.continued") if number < of else end,
        }
        for number, part in enumerate(shown, 1)
    ]


def _by_sheet(rows: Sequence[dict[str, str]], lines_left: int) -> Iterator[list[dict[str, str]]]:
    """As many rows on each sheet as there are lines for, in order."""
    part: list[dict[str, str]] = []
    left = lines_left
    for row in rows:
        lines = -(-len(row["tablets"]) // CHARACTERS_PER_LINE)
        if part and lines > left:
            yield part
            part, left = [], lines_left
        part.append(row)
        left -= lines
    yield part


def _row(step: Step, medicine: Medicine) -> dict[str, str]:
    mg = step.level.mg_per_day
    if not mg:
        dose, tablets = text("planning.sheet.stop"), text("planning.plan.none_zero")
    else:
        dose = text("planning.form.strength", mg=mg_text(mg))
        tablets = tablets_text(step, medicine)
    return {"date": format_date(step.begins), "dose": dose, "tablets": tablets}


def sheet_part(name: str, lines: Sequence[str]) -> dict[str, Any]:
    """A part of the advice under the doses: `driving`, `badly` or `call`."""
    return {"title": text(f"planning.sheet.{name}_title"), "lines": list(lines)}


def _expect(substance: str) -> dict[str, Any]:
    """When to expect what, as the source says; where none was read, that is said."""
    lines = withdrawal_lines(substance)
    said = (
        [text("planning.expect.symptoms"), *lines] if lines else [text("planning.expect.unknown")]
    )
    return {"title": text("planning.expect.title"), "lines": said}


def withdrawal_lines(substance: str) -> list[str]:
    """When it begins and how long it lasts; [] where no source was read."""
    row = withdrawal(substance)
    if row is None:
        return []
    onset = "onset_late" if row["late_low_weeks"] else "onset"
    return [
        text(
            f"planning.expect.{onset}",
            low=row["onset_low_days"],
            high=row["onset_high_days"],
            late_low=row["late_low_weeks"],
            late_high=row["late_high_weeks"],
        ),
        text("planning.expect.lasts", low=row["lasts_low_weeks"], high=row["lasts_high_weeks"]),
    ]


def _badly(class_: str) -> dict[str, Any]:
    opioid = [text("planning.sheet.badly_opioid")] if class_ == OPIOID else []
    stay, help_ = text("planning.sheet.badly_stay"), text("planning.sheet.badly_help")
    return sheet_part("badly", [stay, *opioid, help_])
