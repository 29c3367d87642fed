"""How a measure file is refused: the field, what was expected and what was found."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar


class Named(Protocol):
    """What a file defines, known by its id."""

    @property
    def id(self) -> str:
        """Its id."""


Defined = TypeVar("Defined", bound=Named)


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


def from_file(written: str, name: str, build: Callable[[Mapping[str, Any]], Defined]) -> Defined:
    """What `build` makes of a TOML file's text; the file's name must be its id."""
    try:
        entry = tomllib.loads(written)
    except tomllib.TOMLDecodeError as problem:
        raise InvalidMeasure(f"{name}.toml is not TOML: {problem}") from None
    found = build(entry)
    if found.id != name:
        raise InvalidMeasure(f"{name}.toml: id must be the file's name, got {found.id!r}")
    return found
