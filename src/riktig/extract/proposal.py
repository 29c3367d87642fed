"""What is shown to the reader before an unknown list is read, with nobody recognisable in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

from riktig.extract.catalogue import MEANINGS
from riktig.extract.dates import Order, parse_date
from riktig.extract.plan import Plan, Question
from riktig.extract.samples import samples_of
from riktig.extract.table import Table
from riktig.text import text

# Question kind -> the problem when it is left open.
PROBLEM_OF: Final = {
    "event": "event_unknown",
    "date_order": "ambiguous_date",
    "amount": "amount_unclear",
    "decimal": "ambiguous_number",
    "strength_in": "strength_unit_unclear",
    "blank_patient": "patient_blank",
    "repeats": "repeats_unclear",
    "patient_rows": "patient_rows",
}


@dataclass(frozen=True)
class Column:
    """One column as shown: `meaning` is our field or empty, `samples` are masked."""

    name: str
    meaning: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """How a file will be read. `ready`: a known format, nothing to confirm."""

    format: str
    ready: bool
    columns: tuple[Column, ...] = ()
    questions: tuple[Question, ...] = ()
    lines_before: int = 0
    missing: tuple[str, ...] = ()  # "patient", "day", "drug": nothing was found for it
    sheets_left: int = 0  # sheets of a spreadsheet that are not read
    mapping_left: bool = False  # a remembered mapping does not fit the table
    patient_lines: int = 0  # lines that hold the patient of the rows below
    has_heading: bool = True

    def as_dict(self) -> dict[str, Any]:
        """JSON-able, with every text a page shows."""
        columns = [
            {
                "name": column.name,
                "meaning": column.meaning,
                "meaning_label": meaning_label(column.meaning),
                "samples": list(column.samples),
            }
            for column in self.columns
        ]
        return {
            "format": self.format,
            "format_label": text(f"extract.format.{self.format}"),
            "ready": self.ready,
            "columns": columns,
            "meanings": [{"value": m, "label": meaning_label(m)} for m in self._choices()],
            "questions": [question_dict(question) for question in self.questions],
            "notes": self._notes(),
            "mapping": self.mapping(),
        }

    def mapping(self) -> dict[str, str]:
        """The proposal as a mapping that can be kept and given to `read`."""
        columns = {c.meaning: c.name for c in self.columns if c.meaning in MEANINGS}
        return columns | {q.code: q.answer for q in self.questions if q.answer}

    def _choices(self) -> list[str]:
        """The meanings to choose from; one that is never asked for only where it is in use."""
        used = (column.meaning for column in self.columns)
        return list(dict.fromkeys(["", *MEANINGS, *used]))

    def _notes(self) -> list[str]:
        notes = [text("extract.note.mapping_left")] if self.mapping_left else []
        notes += [] if self.has_heading else [text("extract.note.no_headings")]
        notes += [text(f"extract.note.no_{what}") for what in self.missing]
        if self.lines_before:
            notes.append(text("extract.note.lines_before", lines=self.lines_before))
        if self.patient_lines:
            notes.append(text("extract.note.patient_lines", lines=self.patient_lines))
        if self.sheets_left:
            notes.append(text("extract.note.sheets_left", sheets=self.sheets_left))
        return notes


def propose(table: Table, plan: Plan, columns: tuple[tuple[str, ...], ...]) -> Proposal:
    """The proposal of one table."""
    meanings = {at: meaning for meaning, at in plan.columns.items()}
    shown_columns = tuple(
        Column(heading, meaning := meanings.get(at, ""), samples_of(heading, meaning, columns[at]))
        for at, heading in enumerate(table.headings)
    )
    return Proposal(
        format=plan.format,
        ready=plan.format != "table" and not plan.questions,
        columns=shown_columns,
        questions=plan.questions,
        lines_before=table.lines_before,
        missing=tuple(missing_parts(plan.columns)),
        patient_lines=table.patient_lines,
        has_heading=table.has_heading,
    )


def missing_parts(columns: dict[str, int]) -> list[str]:
    """What a list cannot be read without and does not have."""
    missing = [name for name in ("patient", "day") if name not in columns]
    has_drug = "atc" in columns or "product" in columns
    return missing if has_drug else [*missing, "drug"]


def meaning_label(meaning: str) -> str:
    """What a reader sees of a meaning."""
    return text(f"extract.meaning.{meaning or 'none'}")


def _choice_label(question: Question, choice: str) -> str:
    """A choice in words; that of a date order with one of the list's own dates read that way."""
    label = text(f"extract.choice.{question.kind}_{choice}")
    if not question.example:
        return label
    day = parse_date(question.example, cast("Order", choice))
    month = text("extract.choice.months").split()[day.month - 1]
    return text(
        "extract.choice.date_order_example",
        label=label,
        written=question.example,
        day=day.day,
        month=month,
        year=day.year,
    )


def question_dict(question: Question) -> dict[str, Any]:
    """One question with its texts, `open` being what is said when it is left unanswered."""
    return {
        "code": question.code,
        "text": text(f"extract.question.{question.kind}", column=question.column),
        "open": text(f"extract.problem.{PROBLEM_OF[question.kind]}", column=question.column),
        "column": question.column,
        "answer": question.answer,
        "choices": [
            {"value": choice, "label": _choice_label(question, choice)}
            for choice in question.choices
        ],
    }
