"""What is not the same before and after, told in one line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from riktig.clinical.declared import META, declaration
from riktig.clinical.tables import Row
from riktig.text.catalogue import text

Moved = dict[str, str | None]
# Of an answer that stopped this many parts are told; the first are what it is about.
MOST_PARTS: Final = 3


def moved_rows(table: str, before: Sequence[Row], after: Sequence[Row]) -> list[Moved]:
    """One for each row that was changed, taken away or added, with the cells that tell it."""
    key_of = declaration(table).key_of
    old = {key_of(row): _cells(row) for row in before}
    new = {key_of(row): _cells(row) for row in after}
    return list(_rows(declaration(table).key, old, new))


def _rows(
    key: Sequence[str],
    old: Mapping[str, Mapping[str, str]],
    new: Mapping[str, Mapping[str, str]],
) -> Iterator[Moved]:
    for name in dict.fromkeys([*old, *new]):
        was, became = old.get(name), new.get(name)
        if was is None or became is None:
            yield {"name": name, "old": _whole(was, key), "new": _whole(became, key)}
        elif was != became:
            columns = [column for column in was if was[column] != became.get(column, "")]
            yield {"name": name, "old": _told(was, columns), "new": _told(became, columns)}


def _cells(row: Row) -> dict[str, str]:
    """The cells by column; a row that is too short or too long is told among the faults."""
    return {column: cell or "" for column, cell in row.items() if column is not None}


def _whole(cells: Mapping[str, str] | None, key: Sequence[str]) -> str | None:
    if cells is None:
        return None
    return _told(cells, [name for name in cells if cells[name] and name not in (*key, *META)])


def _told(cells: Mapping[str, str], columns: Sequence[str]) -> str:
    empty = text("command.impact.empty")
    return "; ".join(f"{column} {cells.get(column) or empty}" for column in columns)


def moved(kind: str, before: Mapping[str, str], after: Mapping[str, str]) -> list[Moved]:
    """What is not the same, in the order it stood before; what is new comes last.

    Where one side has a single value (the reason it could not be reckoned) for what are
    parts of an answer on the other, the parts are told together, in one line. The name of
    the kind stands for all of it.
    """
    old, new = _gathered(kind, before, after), _gathered(kind, after, before)
    pairs = ((name, old.get(name), new.get(name)) for name in dict.fromkeys([*old, *new]))
    return [{"name": name, "old": was, "new": is_} for name, was, is_ in pairs if was != is_]


def _gathered(kind: str, values: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for name, value in values.items():
        whole = next((head for head in (name, kind, *_heads(name)) if head in other), name)
        if whole == name:
            found[name] = value
            continue
        parts.setdefault(whole, []).append(f"{name.removeprefix(f'{whole}.')} {value}")
        found[whole] = _first(parts[whole])
    return found


def _heads(name: str) -> Iterator[str]:
    """`a` and `a.b` of `a.b.c`."""
    return (name[:place] for place, mark in enumerate(name) if mark == ".")


def _first(parts: Sequence[str]) -> str:
    told = "; ".join(parts[:MOST_PARTS])
    left = len(parts) - MOST_PARTS
    return text("command.impact.more", told=told, count=left) if left > 0 else told
