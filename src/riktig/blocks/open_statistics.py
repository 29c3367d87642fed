"""What open statistics say of addictive medicines, for whoever shows them as background."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from riktig.extract.background import Background, Figure
from riktig.measures.scope import OUT_OF_SCOPE, class_of
from riktig.problem import Refused


@cache
def _words() -> dict[str, Any]:
    source = files("riktig.blocks").joinpath("statistics.toml")
    return tomllib.loads(source.read_text("utf-8"))


def _folded(names: Sequence[str]) -> frozenset[str]:
    return frozenset(one.casefold() for one in names)


def addictive(background: Background) -> list[Figure]:
    """The figures of addictive medicines: by ATC code, or by the group's name where it has none.

    Population and price are no use of medicines. Refused when the file has nothing else.
    """
    names, passed = (_folded(_words()[key]) for key in ("groups", "passed_over"))
    found = [
        one
        for one in background.figures
        if one.measure.strip().casefold() not in passed and _is_addictive(one, names)
    ]
    if not found:
        raise Refused("statistics_not_addictive")
    return found


def _is_addictive(one: Figure, names: frozenset[str]) -> bool:
    if one.atc:
        return class_of(one.atc) not in (None, OUT_OF_SCOPE)
    return one.drug.strip().casefold() in names


def together(figures: Iterable[Figure], field: str) -> list[Figure]:
    """Those of all ages together (`age`), or of the whole country (`place`)."""
    names = _folded(_words()["together"][field])
    return [one for one in figures if getattr(one, field).casefold() in names]
