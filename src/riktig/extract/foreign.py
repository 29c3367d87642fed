"""Known tables that are no list of prescriptions of one's own: said so, in one sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from riktig.extract.catalogue import foreign_kinds, heading_words
from riktig.extract.separators import normalised
from riktig.extract.table import Table
from riktig.problem import Refused

_MOST_EXTRA: Final = 60  # columns; the kinds known have fewer than 40


class Kind(NamedTuple):
    """A kind of table, and the lists of headings of which one is enough to tell it."""

    name: str
    headings: tuple[frozenset[str], ...]
    figures: bool  # open statistics


def kind_of(words: Sequence[str]) -> Kind | None:
    """The kind of a table by its normalised headings; `None` for one that is not known."""
    found = frozenset(words)
    if len(found) > _MOST_EXTRA:
        return None
    kind = next((kind for kind in _kinds() if any(one <= found for one in kind.headings)), None)
    # A list of one's own may have a column "Flagg" too, but open statistics have no patients.
    return None if kind and kind.figures and found & set(heading_words("patient")) else kind


def refuse_foreign(table: Table) -> None:
    """`Refused` with what the table is, where it is known and nobody's own prescriptions."""
    kind = kind_of(table.words)
    if kind is None:
        return
    if not kind.figures:
        raise Refused(f"file_is_{kind.name}", rows=len(table.rows))
    from riktig.extract.background import figures_of

    raise Refused(f"file_is_{kind.name}", **figures_of(table).described())


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            name,
            tuple(frozenset(map(normalised, one)) for one in said["headings"]),
            bool(said.get("figures")),
        )
        for name, said in foreign_kinds().items()
    )
