"""A group file as text, `riktig-group/1`, from what a page holds of a group."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from riktig.agreed.agreed import Agreed
from riktig.agreed.fields import refused
from riktig.agreed.read import SCHEMA_LINE, read_agreed

_TOP: Final = ("title", "meetings", "next_look", "start")
_TABLES: Final = {
    "members": ("member", "letter"),
    "plans": (
        "member",
        "measure",
        "version",
        "aim",
        "by",
        "change",
        "prediction",
        "decision",
    ),
    "commitments": ("member", "change", "by"),
}


def group_toml(group: Mapping[str, Any]) -> str:
    """The file, read back before it is given. Refused as the reader refuses.

    `group` has the file's own keys; days are ISO texts. What is empty is left out.
    """
    written = "\n".join(_lines(group)) + "\n"
    read_agreed(written)
    return written


def group_json(agreed: Agreed) -> dict[str, Any]:
    """Agreements as a page holds them; `group_toml` takes it back."""
    return {
        "title": agreed.title,
        "meetings": [day.isoformat() for day in agreed.meetings],
        "next_look": agreed.next_look.isoformat() if agreed.next_look else "",
        "start": f"{agreed.start:%H:%M}" if agreed.start else "",
        "members": [{"member": name, "letter": one} for name, one in agreed.letters.items()],
        "plans": [{**vars(plan), "by": plan.by.isoformat()} for plan in agreed.plans],
        "commitments": [
            {**vars(one), "by": one.by.isoformat() if one.by else ""} for one in agreed.commitments
        ],
    }


def _lines(group: Mapping[str, Any]) -> Iterator[str]:
    yield SCHEMA_LINE
    yield from _keys(group, _TOP)
    for table, names in _TABLES.items():
        listed = group.get(table) or []
        if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
            raise refused("not_tables", "top", table)
        for one in listed:
            yield f"\n[[{table}]]"
            yield from _keys(one, names)


def _keys(found: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = found.get(name)
        if value not in (None, "", []):
            yield f"{name} = {_value(value, name)}"


def _value(value: object, name: str) -> str:
    """TOML reads a text as JSON writes it, but for the one control character JSON leaves bare."""
    if isinstance(value, list):
        return f"[{', '.join(_value(one, name) for one in value)}]"
    if isinstance(value, str):
        sound = value.encode("utf-8", "replace").decode()
        return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | float):
        return json.dumps(value)
    raise refused("not_words", "top", name)
