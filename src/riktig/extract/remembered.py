"""A mapping the reader has confirmed, kept as a TOML file: written, recognised and read.

The file holds headings and choices, never a cell of the list. `riktig audit --map` takes it too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.extract.mapping import settle
from riktig.problem import Refused
from riktig.text.small_toml import parsed_toml

ENDING: Final = ".toml"
MARK: Final = "# riktig-oppsett/1"
MOST_BYTES: Final = 100_000
_MOST_CHARACTERS: Final = 200  # of one heading


def as_toml(mapping: Mapping[str, Any]) -> str:
    """A confirmed proposal, or a flat mapping, as the file's text. `Refused` as by `read`."""
    try:
        settled = settle(mapping)
    except (KeyError, TypeError, AttributeError):
        raise Refused("mapping_damaged") from None
    if not settled.columns:
        raise Refused("mapping_damaged")
    lines = [_line(key, value) for key, value in {**settled.columns, **settled.answers}.items()]
    return "\n".join([MARK, *lines, ""])


def is_mapping_file(name: str, blob: bytes) -> bool:
    """Whether a dropped file is a mapping and no list."""
    return name.casefold().endswith(ENDING) or blob.removeprefix(b"\xef\xbb\xbf").startswith(
        MARK.encode()
    )


def read_mapping(blob: bytes) -> dict[str, str]:
    """The flat mapping of a file. Refused `mapping_damaged`, or by its key or answer."""
    if len(blob) > MOST_BYTES:
        raise Refused("mapping_damaged")
    try:
        found = parsed_toml(blob.decode("utf-8-sig"))
    except ValueError:
        raise Refused("mapping_damaged") from None
    if any(not isinstance(value, str) or len(value) > _MOST_CHARACTERS for value in found.values()):
        raise Refused("mapping_damaged")
    if not settle(found).columns:
        raise Refused("mapping_damaged")
    return found


def without_mapping(
    names: Sequence[str], blobs: Sequence[bytes]
) -> tuple[list[str], list[bytes], dict[str, str] | None]:
    """The files without the mapping that was chosen with them, and that mapping.

    Refused `mapping_twice` when there are two, `mapping_alone` when there is no list.
    """
    named = list(zip([*names, *[""] * len(blobs)], blobs, strict=False))
    kept = [blob for name, blob in named if is_mapping_file(name, blob)]
    lists = [(name, blob) for name, blob in named if not is_mapping_file(name, blob)]
    if len(kept) > 1:
        raise Refused("mapping_twice")
    if kept and not lists:
        read_mapping(kept[0])
        raise Refused("mapping_alone")
    mapping = read_mapping(kept[0]) if kept else None
    return [name for name, _ in lists], [blob for _, blob in lists], mapping


def _line(key: str, value: str) -> str:
    """One setting. A JSON string is a TOML basic string, but for the sign of deletion."""
    written = json.dumps(str(value)[:_MOST_CHARACTERS], ensure_ascii=False)
    safe = "".join(char if char.isprintable() else _escaped(char) for char in written)
    return f"{key} = {safe}"


def _escaped(char: str) -> str:
    return (
        f"\\u{ord(char):04X}" if ord(char) <= 0xFFFF and not 0xD800 <= ord(char) < 0xE000 else "?"
    )
