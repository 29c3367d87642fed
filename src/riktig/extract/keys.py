"""Running numbers in the place of keys."""

from __future__ import annotations


class Keys:
    """Running numbers for keys. Lives as long as one reading; the keys are then forgotten."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        """The running number of a key, from 1 in order of appearance."""
        return self._numbers.setdefault(key, len(self._numbers) + 1)
