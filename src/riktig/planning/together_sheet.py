"""The patient's sheet of a plan with several medicines: the same model as the sheet of one.

What changes stands by date; a medicine that is not named on a day is taken as before. Where doses
and advice do not fit one page, each page of doses has what helps when it goes badly, and what to
expect and what holds for driving stand on a last page of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from riktig.planning.facts import withdrawal
from riktig.planning.intake_words import are_uneven
from riktig.planning.medicines import Medicine
from riktig.planning.opioid_dose import OPIOID
from riktig.planning.sheet import sheet_part, withdrawal_lines
from riktig.planning.sheet_driving import driving_lines
from riktig.planning.steps import Step, tablets_text
from riktig.planning.together_line import Line
from riktig.planning.together_pages import Part, head_height, pages_of
from riktig.planning.words import joined, mg_text
from riktig.text.catalogue import text
from riktig.text.formats import format_date

_COLUMNS: Final = ("date", "dose", "tablets")


def together_sheet(lines: Sequence[Line], *, stamp: str, draft: str) -> dict[str, Any]:
    """The sheet's pages, and the words that every page has."""
    intro = _intro(lines, draft)
    title = text("planning_together.plan.title", substances=joined(_substances(lines)))
    advice = _advice(lines)
    rows = [_row(step, line) for step, line in _by_date(lines)]
    return {
        "title": title,
        "stamp": stamp,
        "draft": draft,
        "medicine": joined([f"{line.substance}, {line.form}" for line in lines]),
        "intro": intro,
        "columns": [text(f"planning_together.sheet.column_{name}") for name in _COLUMNS],
        "pages": pages_of(rows, advice, head_height(title, draft, intro), _end(lines)),
        **advice,
        "footer": text(f"planning.sheet.footer{'_draft' if draft else ''}"),
    }


def _advice(lines: Sequence[Line]) -> dict[str, Part]:
    """What is said under the doses, each part by its name."""
    opioid = any(line.plan.request.medicine.class_ == OPIOID for line in lines)
    badly = ["badly_stay", *(["badly_opioid"] if opioid else []), "badly_help"]
    return {
        "expect": {"title": text("planning.expect.title"), "lines": _expect(lines)},
        "badly": sheet_part("badly", [text(f"planning.sheet.{name}") for name in badly]),
        "driving": sheet_part("driving", _driving(lines)),
        "call": sheet_part("call", [text("planning.sheet.call_line")]),
    }


def _intro(lines: Sequence[Line], draft: str) -> str:
    steps = [step for line in lines for step in line.steps]
    said = [text(f"planning.sheet.intro{'_draft' if draft else ''}")]
    said.append(text("planning_together.sheet.as_before"))
    if any(not step.intakes for line in lines for step in line.steps[:1]):
        said.append(text("planning.sheet.not_shared"))
    if any(are_uneven(step.intakes) for step in steps):
        said.append(text("planning.sheet.uneven"))
    return " ".join(said)


def _by_date(lines: Sequence[Line]) -> list[tuple[Step, Line]]:
    """Every step of every medicine, in the order of the days and then of the medicines."""
    every = [(step, line) for line in lines for step in line.steps]
    return sorted(every, key=lambda one: (one[0].begins, one[1].number))


def _row(step: Step, line: Line) -> dict[str, str]:
    mg = step.level.mg_per_day
    dose = text("planning.form.strength", mg=mg_text(mg)) if mg else text("planning.sheet.stop")
    named = {"number": line.number, "substance": line.substance, "dose": dose}
    tablets = tablets_text(step, line.plan.request.medicine)
    return {
        "date": format_date(step.begins),
        "dose": text("planning_together.sheet.dose", **named),
        "tablets": tablets if mg else text("planning.plan.none_zero"),
    }


def _end(lines: Sequence[Line]) -> str:
    reached = all(line.plan.schedule.reaches_zero for line in lines)
    return "" if reached else text("planning.sheet.not_to_zero")


def _expect(lines: Sequence[Line]) -> list[str]:
    """When to expect what of each; what is said of several is said once."""
    known = [line for line in lines if withdrawal(line.substance)]
    said = [] if not known else [text("planning.expect.symptoms")]
    for substance in dict.fromkeys(line.substance for line in known):
        when = " ".join(withdrawal_lines(substance))
        said.append(_of_medicine(substance, when))
    unknown = list(dict.fromkeys(line.substance for line in lines if line not in known))
    if unknown:
        said.append(_of_medicine(joined(unknown), text("planning.expect.unknown")))
    return said


def _driving(lines: Sequence[Line]) -> list[str]:
    """Each medicine's own rule, and that several together have other rules."""
    group = lines[0].plan.request.driving_group
    if group == 0:
        return [text("planning.sheet.driving_none")]
    by_medicine = [_rules(line.steps, line.plan.request.medicine, group) for line in lines]
    alike = dict.fromkeys(by_medicine)
    said = [
        _of_medicine(
            joined(
                [one.substance for one, own in zip(lines, by_medicine, strict=True) if own == rule]
            ),
            rule,
        )
        for rule in alike
    ]
    other = [] if group else [text("planning.sheet.driving_other_group")]
    return [*said, text("planning_together.sheet.driving_several"), *other]


def _rules(steps: Sequence[Step], medicine: Medicine, group: int | None) -> str:
    other = text("planning.sheet.driving_other_group")
    return " ".join(line for line in driving_lines(steps, medicine, group) if line != other)


def _of_medicine(substances: str, said: str) -> str:
    return text("planning_together.sheet.of_medicine", substances=substances, said=said)


def _substances(lines: Sequence[Line]) -> list[str]:
    return list(dict.fromkeys(line.substance for line in lines))
