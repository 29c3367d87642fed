"""How a measure file is refused: the field, what was expected and what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class InvalidMeasure(ValueError):
    """A measure file that does not say what a measure must."""


def expect(field: str, value: object, holds: bool, expected: str) -> None:
    """Refuses a field whose value does not hold."""
    if not holds:
        raise InvalidMeasure(f"{field}: expected {expected}, got {value!r}")


def one_of(field: str, value: object, allowed: tuple[str, ...]) -> None:
    """Refuses a field whose value is not one of those allowed."""
    expect(field, value, value in allowed, f"one of {list(allowed)}")


def known(lookup: Callable[[str], Any], name: str) -> bool:
    """Whether a lookup finds the name."""
    try:
        lookup(name)
    except (KeyError, TypeError):
        return False
    return True


def is_count(value: object) -> bool:
    """Whether a value is a whole number from 1."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
