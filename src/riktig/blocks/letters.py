"""A letter for each member of a group, so that nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count


def letters(members: Sequence[str]) -> dict[str, str]:
    """A letter a member, by sorted name: A, B ... Z, AA, AB ..."""
    return dict(zip(sorted(set(members)), letter_sequence(), strict=False))


def letter_sequence() -> Iterator[str]:
    """A, B ... Z, AA, AB ..."""
    return (_letter(place) for place in count())


def _letter(place: int) -> str:
    last = chr(ord("A") + place % 26)
    return last if place < 26 else _letter(place // 26 - 1) + last
