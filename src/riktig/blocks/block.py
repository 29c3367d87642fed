"""A block of a page or report: one sentence, one picture, one table of the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from riktig.view import Picture, Table

if TYPE_CHECKING:
    from riktig.blocks.statement import Statement


@dataclass(frozen=True)
class Block:
    """One thing to say, in words, picture and table made from the same numbers."""

    id: str
    title: str
    sentence: str
    notes: Sequence[str] = field(default=())
    picture: Picture | None = None
    table: Table | None = None
    source: str = ""
    statements: Sequence[Statement] = ()  # the sentence and the notes with their numbers

    def as_dict(self) -> dict[str, Any]:
        """The JSON that pages and reports take; absent picture and table are null."""
        return {
            "id": self.id,
            "title": self.title,
            "sentence": self.sentence,
            "notes": list(self.notes),
            "picture": self.picture.as_dict() if self.picture else None,
            "table": self.table.as_dict() if self.table else None,
            "source": self.source,
        }
