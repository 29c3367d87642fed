"""Which class of addictive medicine an ATC code belongs to. The classes are `scope.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

OUT_OF_SCOPE: Final = ""
_ATC = re.compile(r"[A-Z]\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?")


class DrugClass(NamedTuple):
    """One class of the audit: its id is the ATC prefix it is shown under."""

    id: str
    title: str
    group: str | None  # what measures call it; None: shown, counted by no measure
    prefixes: tuple[str, ...]
    omeq: bool  # whether OMEQ is reckoned


@cache
def classes() -> tuple[DrugClass, ...]:
    """The classes, in the order they are shown."""
    source = files("riktig.measures").joinpath("scope.toml")
    return tuple(
        DrugClass(
            id=entry["id"],
            title=entry["title"],
            group=entry.get("group"),
            prefixes=(entry["id"], *entry.get("retired", ())),
            omeq=entry.get("omeq", False),
        )
        for entry in tomllib.loads(source.read_text("utf-8"))["class"]
    )


def class_ids(group: str) -> tuple[str, ...]:
    """The classes of a group such as "opioid". KeyError if there is no such group."""
    found = tuple(one.id for one in classes() if one.group == group)
    if not found:
        raise KeyError(f"no group {group!r} in scope.toml")
    return found


@cache
def class_of(atc: str) -> str | None:
    """The class of an ATC code, `OUT_OF_SCOPE`, or `None` when the code cannot tell.

    It cannot when it is no ATC code, or so short that it covers a class and
    something else as well ("N05C").
    """
    if not _ATC.fullmatch(atc):
        return None
    held = [(prefix, one.id) for one in classes() for prefix in one.prefixes]
    fits = [(len(prefix), name) for prefix, name in held if atc.startswith(prefix)]
    if fits:
        return max(fits)[1]
    if any(prefix.startswith(atc) for prefix, _ in held):
        return None
    return OUT_OF_SCOPE
