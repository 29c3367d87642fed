"""The text of a group file as TOML's own values, or why it cannot be read."""

from __future__ import annotations

from typing import Any, Final

from riktig.problem import Refused
from riktig.text.small_toml import NotToml, parsed_toml

MOST_CHARACTERS: Final = 200_000  # chosen here: a group of 40 with 200 plans takes half of it


def parsed(text: str | bytes) -> dict[str, Any]:
    """The file's tables. Refused: group_file_too_large, _not_text, _empty, _deep or _not_toml."""
    if len(text) > MOST_CHARACTERS:
        raise Refused("group_file_too_large", most=MOST_CHARACTERS)
    typed = _decoded(text) if isinstance(text, bytes) else text
    typed = typed.removeprefix("\ufeff")
    if not typed.strip():
        raise Refused("group_file_empty")
    try:
        return parsed_toml(typed)
    except NotToml as trouble:
        raise _not_toml(trouble) from None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("group_file_not_text") from None


def _not_toml(trouble: NotToml) -> Refused:
    """Which line, when the reader says so; never what stands in it."""
    if trouble.deep:
        return Refused("group_file_deep", line=trouble.line)
    if trouble.line is None:
        return Refused("group_file_not_toml", variant="somewhere")
    return Refused("group_file_not_toml", variant="line", line=trouble.line)
