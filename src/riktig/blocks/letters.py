"""A letter for each member of a group, so that nobody is named."""

from __future__ import annotations

from collections.abc import Sequence


def letters(members: Sequence[str]) -> dict[str, str]:
    """A letter a member, by sorted name: A, B ... Z, AA, AB ..."""
    return {name: _letter(place) for place, name in enumerate(sorted(set(members)))}


def _letter(place: int) -> str:
    last = chr(ord("A") + place % 26)
    return last if place < 26 else _letter(place // 26 - 1) + last
