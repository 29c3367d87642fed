"""The measures of the review: every file of `measures/`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from riktig.journal.measure import ReviewMeasure
from riktig.journal.schema import review_measure as checked
from riktig.measures.check import from_file


@cache
def review_measures() -> tuple[ReviewMeasure, ...]:
    """All measures of the review, in the order they are asked."""
    found = [
        parse(file.read_text("utf-8"), file.name.removesuffix(".toml"))
        for file in files("riktig.journal").joinpath("measures").iterdir()
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda one: one.order))


def review_measure(name: str) -> ReviewMeasure:
    """A measure of the review by id. KeyError if there is none such."""
    for one in review_measures():
        if one.id == name:
            return one
    raise KeyError(name)


def parse(written: str, name: str) -> ReviewMeasure:
    """A measure from the text of its file, whose name must be its id."""
    return from_file(written, name, checked)
