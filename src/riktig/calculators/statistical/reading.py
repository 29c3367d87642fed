"""What the statistics are given, checked: series, sizes, counts and named rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from riktig.problem import Refused
from riktig.statistics.exact import exact
from riktig.text.formats import parse_number

# Technical limits: so that any answer is finite and comes at once.
MOST_VALUES: Final = 1_000
MOST_VALUE: Final = 1_000_000_000
MOST_COUNT: Final = 10_000_000
MOST_NAME_CHARACTERS: Final = 60
LEAST_CONF: Final = 0.5
MOST_CONF: Final = 0.9999

SIGNIFICANT_DIGITS: Final = 10
_IDENTITY: Final = re.compile(r"\s*(\d[\s.-]*){11}")


def given(value: object) -> bool:
    """Whether an optional value is there; an empty field is not."""
    return value is not None and value != ""


def number(
    value: object,
    field: str,
    low: float = -MOST_VALUE,
    high: float = MOST_VALUE,
    code: str = "invalid_number",
) -> Fraction:
    """An exact number within limits, from JSON or typed text; it may be below nought."""
    found = parse_number(value) if isinstance(value, str) else value
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    if not (is_number and isinstance(found, int | float) and low <= found <= high):
        raise Refused(code, field=field, low=low, high=high)
    return exact(found)


def count(
    value: object, field: str, low: int = 0, high: int = MOST_COUNT, code: str = "invalid_count"
) -> int:
    """A whole number within limits."""
    found = number(value, field, low, high, code)
    if found.denominator != 1:
        raise Refused(code, field=field, low=low, high=high)
    return int(found)


def confidence(value: object, field: str = "conf") -> float:
    """A confidence level as a share of 1."""
    return float(number(value, field, LEAST_CONF, MOST_CONF, "invalid_conf"))


def entries(value: object, field: str) -> Sequence[Any]:
    """A list that is neither empty nor too long."""
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        raise Refused("invalid_input", field=field)
    if not value:
        raise Refused("no_values", field=field)
    if len(value) > MOST_VALUES:
        raise Refused("too_many_values", field=field, most=MOST_VALUES)
    return value


def series(value: object, field: str = "values") -> list[Fraction | None]:
    """Numbers in order of time, `None` where one is missing; at least one is there."""
    found = [
        number(one, f"{field}.{position}") if given(one) else None
        for position, one in enumerate(entries(value, field))
    ]
    if all(one is None for one in found):
        raise Refused("no_values", field=field)
    return found


def freeze_at(values: Mapping[str, Any], found: Sequence[Fraction | None]) -> int | None:
    """How many of the first values the middle is reckoned from; `None`: all."""
    asked = values.get("freeze_at")
    if not given(asked):
        return None
    first = count(asked, "freeze_at", 1, len(found), "invalid_freeze_at")
    if all(one is None for one in found[:first]):
        raise Refused("no_values", field="freeze_at")
    return first


def named_rows(value: object, cells: int, field: str = "rows") -> list[tuple[str | int, list[Any]]]:
    """Rows of a name and some cells; names are text or whole numbers, each once."""
    found: list[tuple[str | int, list[Any]]] = []
    seen: set[str] = set()
    for position, row in enumerate(entries(value, field)):
        place = f"{field}.{position}"
        if not isinstance(row, Sequence) or isinstance(row, str | bytes) or len(row) != cells + 1:
            raise Refused("invalid_row", field=place, cells=cells + 1)
        name = _name(row[0], place)
        if str(name) in seen:
            raise Refused("repeated_name", field=place)
        seen.add(str(name))
        found.append((name, list(row[1:])))
    return found


def _name(value: object, place: str) -> str | int:
    plain = isinstance(value, str | int) and not isinstance(value, bool)
    # Python refuses to write out very long whole numbers.
    if isinstance(value, int) and abs(value) > MOST_VALUE:
        code = "name_is_number" if 10**10 <= value < 10**11 else "invalid_name"
        raise Refused(code, field=place, most=MOST_NAME_CHARACTERS)
    if not plain or not 0 < len(str(value).strip()) <= MOST_NAME_CHARACTERS:
        raise Refused("invalid_name", field=place, most=MOST_NAME_CHARACTERS)
    # It may be a patient's: it is not said again.
    if isinstance(value, str) and _IDENTITY.fullmatch(value):
        raise Refused("name_is_number", field=place)
    return value.strip() if isinstance(value, str) else value  # type: ignore[return-value]


def tidy(value: float) -> float:
    """Ten significant digits: the same on every machine, whose logarithms differ in the last."""
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")
