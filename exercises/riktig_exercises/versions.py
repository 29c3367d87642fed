"""The versions of an assignment's numbers: the same case and questions with other doses.

    [versions]
    oxycodone_mg = [20, 30, 40, 10]
    interval_days = 14

Each list has one value a version; what is no list is the same in every version. Anywhere in
the case's or a question's TOML `{ version = "oxycodone_mg" }` stands for this version's value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riktig_exercises.master_error import MasterError

FEWEST, MOST = 2, 6
REFERENCE = "version"


@dataclass(frozen=True)
class Versions:
    """Values by name, one for each of `count` versions."""

    values: Mapping[str, tuple[Any, ...]]
    count: int = 1

    def of(self, version: int) -> dict[str, Any]:
        """The values of one version. IndexError when there is none."""
        return {name: several[version] for name, several in self.values.items()}


def read_versions(raw: Mapping[str, Any], where: str) -> Versions:
    """The versions of a case. `MasterError` when lists are not of one length from 2 to 6."""
    lists = {name: value for name, value in raw.items() if isinstance(value, list)}
    lengths = {len(value) for value in lists.values()}
    if len(lengths) > 1:
        raise MasterError(where, f"versions of different lengths: {sorted(lengths)}")
    count = lengths.pop() if lengths else 1
    if lists and not FEWEST <= count <= MOST:
        raise MasterError(where, f"{count} versions; write {FEWEST} to {MOST}")
    return Versions(
        {name: tuple(lists.get(name, [value] * count)) for name, value in raw.items()}, count
    )


def resolved(raw: Any, values: Mapping[str, Any], where: str) -> Any:
    """The same TOML with every `{ version = "name" }` replaced. `MasterError` if unknown."""
    if isinstance(raw, list):
        return [resolved(one, values, where) for one in raw]
    if not isinstance(raw, dict):
        return raw
    if set(raw) == {REFERENCE}:
        name = raw[REFERENCE]
        if name not in values:
            raise MasterError(where, f"no version value {name!r}")
        return values[name]
    return {key: resolved(one, values, where) for key, one in raw.items()}
