"""What is shown to the reader before an unknown list is read, with nobody recognisable in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from riktig.extract.catalogue import MEANINGS, heading_list, heading_words
from riktig.extract.cells import is_atc, is_empty
from riktig.extract.dates import parts_of
from riktig.extract.mask import MASK, shown
from riktig.extract.numbers import shape_of
from riktig.extract.plan import Plan, Question
from riktig.extract.separators import normalised
from riktig.extract.table import Table
from riktig.text import text

_SAMPLES: Final = 3
_LONGEST_NUMBER: Final = 5
_OPEN_MEANINGS: Final = frozenset(
    ["day", "event_column", "atc", "product", "strength", "strength_unit", "units", "packages",
     "pack_size", "ddd", "sex", "status"]
)  # fmt: skip


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
            "questions": [_question(question) for question in self.questions],
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
        notes = [text(f"extract.note.no_{what}") for what in self.missing]
        if self.lines_before:
            notes.append(text("extract.note.lines_before", lines=self.lines_before))
        return notes


def propose(table: Table, plan: Plan, columns: tuple[tuple[str, ...], ...]) -> Proposal:
    """The proposal of one table."""
    meanings = {at: meaning for meaning, at in plan.columns.items()}
    shown_columns = tuple(
        Column(heading, meanings.get(at, ""), _samples(heading, meanings.get(at, ""), columns[at]))
        for at, heading in enumerate(table.headings)
    )
    return Proposal(
        format=plan.format,
        ready=plan.format != "table" and not plan.questions,
        columns=shown_columns,
        questions=plan.questions,
        lines_before=table.lines_before,
        missing=tuple(missing_parts(plan.columns)),
    )


def missing_parts(columns: dict[str, int]) -> list[str]:
    """What a list cannot be read without and does not have."""
    missing = [name for name in ("patient", "day") if name not in columns]
    has_drug = "atc" in columns or "product" in columns
    return missing if has_drug else [*missing, "drug"]


def meaning_label(meaning: str) -> str:
    """What a reader sees of a meaning."""
    return text(f"extract.meaning.{meaning or 'none'}")


def _samples(heading: str, meaning: str, cells: Sequence[str]) -> tuple[str, ...]:
    """Three different cells. Of a column that can be about a person only plain things show."""
    some = [cell for cell in dict.fromkeys(cells) if not is_empty(cell)][:_SAMPLES]
    if meaning in _OPEN_MEANINGS:
        return tuple(map(shown, some))
    word = normalised(heading)
    if meaning in ("patient", "prescription") or word in heading_list("person", "headings"):
        return (MASK,) * len(some)
    day_heading = not meaning and word in heading_words("day")
    return tuple(shown(c) if _is_plain(c.strip(), day_heading) else MASK for c in some)


def _is_plain(cell: str, day_heading: bool) -> bool:
    """Whether a cell of a column without meaning can be shown: no name, no birth date."""
    if parts_of(cell) is not None:
        return day_heading
    return is_atc(cell) or (shape_of(cell) is not None and len(cell) <= _LONGEST_NUMBER)


def _question(question: Question) -> dict[str, Any]:
    return {
        "code": question.code,
        "text": text(f"extract.question.{question.kind}", column=question.column),
        "column": question.column,
        "answer": question.answer,
        "choices": [
            {"value": choice, "label": text(f"extract.choice.{question.kind}_{choice}")}
            for choice in question.choices
        ],
    }
