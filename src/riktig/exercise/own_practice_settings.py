"""What a master says of the practices its participants get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from riktig.audit.typed import whole
from riktig.exercise.own_practice_figure import Figure, read_figure
from riktig.problem import Refused

MONTHS: Final = (13, 37)  # a year and a day at least: a measure's window
LIST_SIZE: Final = (100, 1000)
COLLEAGUES: Final = (3, 12)
MOST_ASKED: Final = 12  # questions, and figures of each
_KEYS: Final = frozenset(("months", "list_size", "colleagues", "benchmark", "asked"))


@dataclass(frozen=True)
class Settings:
    """How the practices of an assignment are made.

    They cover so many `months`; a list size is drawn from `list_size`, both ends included. So
    many `colleagues` have figures of the measure `benchmark`. In each of `asked`, the right figure
    and the mistaken ones, all must be there and be told apart.
    """

    months: int
    list_size: tuple[int, int]
    colleagues: int = 0
    benchmark: str = ""
    asked: tuple[tuple[Figure, ...], ...] = ()


def read_settings(raw: Any) -> Settings:
    """Settings from TOML or JSON. `Refused("own_practice_settings")`, or of a figure."""
    if not isinstance(raw, Mapping) or set(raw) - _KEYS:
        raise Refused("own_practice_settings")
    smallest, largest = _ends(raw.get("list_size"))
    benchmark = raw.get("benchmark") or ""
    if benchmark:
        read_figure({"part": "benchmark", "measure": benchmark})
    return Settings(
        months=_whole(raw.get("months"), MONTHS),
        list_size=(_whole(smallest, LIST_SIZE), _whole(largest, (smallest, LIST_SIZE[1]))),
        colleagues=_whole(raw.get("colleagues"), COLLEAGUES) if benchmark else 0,
        benchmark=benchmark,
        asked=tuple(
            tuple(read_figure(one) for one in _few(figures)) for figures in _few(raw.get("asked"))
        ),
    )


def _ends(given: Any) -> tuple[Any, Any]:
    """One size, or the smallest and the largest."""
    if isinstance(given, list | tuple) and len(given) == 2:
        return given[0], given[1]
    return given, given


def _whole(given: Any, ends: tuple[int, int]) -> int:
    found = whole(given, *ends)
    if found is None:
        raise Refused("own_practice_settings")
    return found


def _few(given: Any) -> list[Any] | tuple[Any, ...]:
    if given is None:
        return ()
    if not isinstance(given, list | tuple) or len(given) > MOST_ASKED:
        raise Refused("own_practice_settings")
    return given
