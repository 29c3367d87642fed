"""A sentence together with the numbers behind it, so that whoever reads a report can check it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from riktig.blocks.block import Block
from riktig.text import text
from riktig.view import Picture, Table

Value = int | float | str | bool | None


@dataclass(frozen=True)
class Statement:
    """One thing said: `code` is its key in the texts, `values` the numbers, unrounded."""

    code: str
    text: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For the machine-readable copy."""
        return {"code": self.code, "text": self.text, "values": dict(self.values)}


def say(code: str, values: Mapping[str, Value] | None = None, **written: object) -> Statement:
    """The sentence of a key, with `written` put in it; `values` are kept beside it."""
    return Statement(code, text(code, **written), values or {})


def block_of(
    name: str,
    title: str,
    statements: Sequence[Statement],
    picture: Picture | None = None,
    table: Table | None = None,
    source: str = "",
) -> Block:
    """A block whose sentence is the first statement and whose notes are the others."""
    first, *others = statements
    return Block(
        id=name,
        title=title,
        sentence=first.text,
        notes=[one.text for one in others],
        picture=picture,
        table=table,
        source=source,
        statements=statements,
    )
