"""Values as a person types them: what is filled in, what it is, and which field still waits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from riktig.calculators.form import Field, Form

MISSING_MARKS: Final = frozenset({"-", "–", "—", "."})
_BETWEEN_NUMBERS: Final = re.compile(r"[;\s]+")
_BETWEEN_CELLS: Final = re.compile(r"\t|;")
# A phone's keypad of digits has no colon, and another has a comma alone.
_TIME: Final = re.compile(r"(\d{1,2})(?:[:., ]?(\d{2}))?")
_YES_NO: Final = {"true": True, "false": False}


class Typed(NamedTuple):
    """`values` for the wire, without untouched rows; `missing` field names; `rows` per list."""

    values: dict[str, Any]
    missing: tuple[str, ...]
    rows: Mapping[str, tuple[int, ...]]

    def field_as_typed(self, field: str) -> str:
        """A field's name among the rows as typed, untouched rows included."""
        head, _, rest = field.partition(".")
        position, dot, key = rest.partition(".")
        if head not in self.rows or not position.isdigit():
            return field
        return f"{head}.{self.rows[head][int(position)]}{dot}{key}"


def read_typed(form: Form, values: Mapping[str, Any]) -> Typed:
    """Sorts a form's values; nothing is judged but whether it is there."""
    rows: dict[str, tuple[int, ...]] = {}
    found, missing = _object(form.fields, values, "", rows)
    return Typed(found, tuple(missing), rows)


def _object(
    fields: Sequence[Field], given: Mapping[str, Any], path: str, rows: dict[str, tuple[int, ...]]
) -> tuple[dict[str, Any], list[str]]:
    found: dict[str, Any] = {}
    missing: list[str] = []
    for field in fields:
        name = f"{path}{field.key}"
        raw = given.get(field.key)
        if field.kind == "list":
            found[field.key], below, rows[field.key] = _list(field, raw, name, rows)
            missing += below
        elif field.kind == "group":
            inner = raw if isinstance(raw, Mapping) else {}
            value, below = _object(field.fields, inner, f"{name}.", rows)
            missing += below if field.required or value else []
            found |= {field.key: value} if value else {}
        elif _is_blank(raw):
            missing += [name] if _asked(field) and _is_shown(field, given) else []
        else:
            found[field.key] = _value(field, raw)
    return found, missing


def _list(
    field: Field, raw: object, name: str, rows: dict[str, tuple[int, ...]]
) -> tuple[list[dict[str, Any]], list[str], tuple[int, ...]]:
    """Rows that are begun, what they lack, and where each stood."""
    given = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else ()
    begun = [
        (n, row) for n, row in enumerate(given) if isinstance(row, Mapping) and _begun(field, row)
    ]
    if not begun:
        return [], [name] if field.required else [], ()
    pairs = [_object(field.fields, row, f"{name}.{n}.", rows) for n, row in begun]
    missing = [one for _, below in pairs for one in below]
    return [value for value, _ in pairs], missing, tuple(n for n, _ in begun)


def _begun(field: Field, row: Mapping[str, Any]) -> bool:
    """Whether a person has put something in: a default, or what follows from it, is nothing."""
    own = (child for child in field.fields if not child.depends_on and not child.assumed)
    return any(not _is_blank(row.get(c.key)) and row.get(c.key) != c.default for c in own)


def _is_blank(raw: object) -> bool:
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        return all(_is_blank(one) for one in raw)
    return raw is None or not str(raw).strip()


def _asked(field: Field) -> bool:
    """A person is asked what the wire assumes."""
    return field.required or bool(field.assumed)


def _is_shown(field: Field, given: Mapping[str, Any]) -> bool:
    return all(str(given.get(key, "")) in values for key, values in field.shown_for.items())


def _value(field: Field, raw: Any) -> Any:
    reader = _READERS.get(field.kind)
    if reader is None or not isinstance(raw, str):
        return raw
    return reader(raw.strip())


def _numbers(raw: str) -> list[str | None]:
    return [_cell(part) for part in _BETWEEN_NUMBERS.split(raw) if part]


def _cell(part: str) -> str | None:
    return None if part in MISSING_MARKS else part


def _table(raw: str) -> list[list[str | None]]:
    lines: Iterable[str] = (line for line in raw.splitlines() if line.strip())
    split = _BETWEEN_CELLS.split
    return [[_cell(c.strip()) for c in (split(n) if split(n)[1:] else n.split())] for n in lines]


def _time(raw: str) -> str:
    found = _TIME.fullmatch(raw)
    # An hour alone is that hour: "23" and "06" are on the clock face.
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else raw


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "boolean": lambda raw: _YES_NO.get(raw, raw),
    "numbers": _numbers,
    "table": _table,
    "time": _time,
}
