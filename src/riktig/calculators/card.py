"""The result card: what a reader sees of an answer. Every face shows this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from riktig import __version__
from riktig.calculators.answer import Answer
from riktig.clinical.tables import source
from riktig.problem import Problem
from riktig.text.catalogue import explain, text
from riktig.view import Picture, Table

# How the version of a source begins when what was read is a draft.
DRAFT = "utkast"


@dataclass(frozen=True)
class Copyable:
    """A text to be copied as it stands, under its own heading (journal note, dose text)."""

    title: str
    text: str

    def as_dict(self) -> dict[str, str]:
        """For JSON."""
        return {"title": self.title, "text": self.text}


@dataclass(frozen=True)
class Card:
    """Texts of an answer, ready to show.

    `warnings` are what may go wrong, `notes` what the answer means. `working` is a
    table on demand; `tables` stand open. `copyables` are further texts to copy.
    """

    title: str
    headline: str
    headline_label: str
    table_line: str
    copy_text: str
    range: str = ""
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    working: Table | None = None
    tables: tuple[Table, ...] = ()
    picture: Picture | None = None
    copyables: tuple[Copyable, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "title": self.title,
            "headline": self.headline,
            "headline_label": self.headline_label,
            "range": self.range,
            "warnings": list(self.warnings),
            "notes": list(self.notes),
            "working": self.working.as_dict() if self.working else None,
            "tables": [table.as_dict() for table in self.tables],
            "picture": self.picture.as_dict() if self.picture else None,
            "copyables": [copyable.as_dict() for copyable in self.copyables],
            "table_line": self.table_line,
            "copy_text": self.copy_text,
        }


def card(
    answer: Answer,
    *,
    title: str,
    headline: str,
    headline_label: str,
    copy_working: str = "",
    **parts: Any,
) -> Card:
    """A card with the warnings, table line and journal text every answer has.

    `copy_working` is the working in one line, for the journal text; `parts` are
    `range`, `notes`, `working`, `tables`, `picture`, `copyables`.
    """
    line = table_line(answer)
    sentence = f"{headline_label}: {headline}" if headline_label else headline
    pieces = [sentence.rstrip("."), copy_working.rstrip("."), line.rstrip(".")]
    copied = ". ".join(piece for piece in pieces if piece)
    return Card(
        title=title,
        headline=headline,
        headline_label=headline_label,
        warnings=tuple(warning_text(warning) for warning in answer.warnings),
        table_line=line,
        copy_text=text("calculators.card.copy", answer=copied, version=__version__),
        **parts,
    )


def warning_text(warning: Problem) -> str:
    """A warning in bokmål, from the `[warning]` table of a text area."""
    return explain(warning, "warning")


def table_line(answer: Answer) -> str:
    """Issuer, date and review state of the table an answer came from."""
    issued = answer.issued
    versions = [source(name)["version"] for name in answer.sources]
    # A draft among the sources is named with its own version.
    drafts = [version for version in dict.fromkeys(versions) if version.startswith(DRAFT)]
    date = ", ".join(dict.fromkeys((issued["date"], *drafts)))
    review = text(f"calculators.card.{'reviewed' if answer.reviewed else 'not_reviewed'}")
    return text("calculators.card.table_line", issuer=issued["issuer"], date=date, review=review)


def columns(prefix: str, names: Sequence[str]) -> list[str]:
    """Headings of a table by the texts `<prefix>.column_<name>`."""
    return [text(f"{prefix}.column_{name}") for name in names]


def has_all(result: Mapping[str, Any], *keys: str) -> bool:
    """Whether parts that may be withheld are there."""
    return all(key in result for key in keys)
