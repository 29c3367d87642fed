"""Small values from JSON or a form: blank, a number within limits, or wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_MOST_CHARACTERS: Final = 12
_DECIMAL = re.compile(r"\d{1,6}([.,]\d{1,3})?")


def is_blank(given: Any) -> bool:
    """Whether nothing was given: a field left empty."""
    return given is None or given == "" or (isinstance(given, str) and not given.strip())


def decimal(given: Any) -> float | None:
    """A number as typed ("3,5") or from JSON; `None` when it is none, or below zero."""
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    # A whole number of a thousand digits would take long to write out.
    if isinstance(given, int) and not 0 <= given <= 10**_MOST_CHARACTERS:
        return None
    typed = "".join(str(given).split()) if len(str(given)) <= 2 * _MOST_CHARACTERS else ""
    return float(typed.replace(",", ".")) if _DECIMAL.fullmatch(typed) else None


def whole(given: Any, least: int, most: int) -> int | None:
    """A whole number within the limits, both included; `None` when it is not."""
    number = decimal(given)
    if number is None or number != int(number) or not least <= number <= most:
        return None
    return int(number)


def mapping(given: Any) -> Mapping[str, Any] | None:
    """A table with few and short names; `None` when it is not."""
    if not isinstance(given, Mapping) or len(given) > _MOST_CHARACTERS:
        return None
    return given if all(isinstance(name, str) for name in given) else None
