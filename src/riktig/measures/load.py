"""The measures that are shipped: every TOML file of this folder that defines one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from riktig.measures.check import from_file
from riktig.measures.measure import Measure
from riktig.measures.schema import measure

# The folder's other TOML files; a new measure is a new file and nothing else.
NOT_MEASURES: Final = ("rules.toml", "scope.toml")


@cache
def measures() -> tuple[Measure, ...]:
    """All shipped measures as they are shown: the headlines first, each place in its order."""
    found = [
        parse(file.read_text("utf-8"), file.name.removesuffix(".toml"))
        for file in files("riktig.measures").iterdir()
        if file.name.endswith(".toml") and file.name not in NOT_MEASURES
    ]
    return tuple(sorted(found, key=lambda one: (one.place, one.order, one.id)))


@cache
def reported() -> tuple[Measure, ...]:
    """The measures of the feedback report, in its order."""
    found = [(one.report.order, one) for one in measures() if one.report is not None]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def measure_named(name: str) -> Measure:
    """A shipped measure by id. KeyError if there is none such."""
    for one in measures():
        if one.id == name:
            return one
    raise KeyError(name)


def parse(written: str, name: str) -> Measure:
    """A measure from the text of its file, whose name must be its id."""
    return from_file(written, name, measure)
