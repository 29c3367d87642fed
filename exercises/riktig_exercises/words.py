"""Fills a master's texts with what the case and the clinical tables say.

`{{ figures.x }}`, `{{ drugs.x }}`, `{{ ratios.x }}` and so on: an author never
types a clinical number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from riktig.clinical.tables import figure, rows
from riktig.registry import calculate
from riktig.text import decimal_text
from riktig_exercises.alteration import omeq_mg_per_day
from riktig_exercises.case import Case
from riktig_exercises.master_error import MasterError

# Texts are Markdown and plain sentences; whoever puts them in HTML escapes them.
_JINJA = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


class _OnUse(Mapping[str, str]):
    """Values worked out when a text asks for them."""

    def __init__(self, names: tuple[str, ...], find: Callable[[str], str]) -> None:
        self._names, self._find = names, find

    def __getitem__(self, name: str) -> str:
        if name not in self._names:
            raise KeyError(name)
        return self._find(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def words_of(case: Case, where: str) -> dict[str, Any]:
    """What every text of a master may ask for."""
    ids = tuple(case.drugs)
    return {
        "drugs": _OnUse(ids, lambda one: case.drugs[one].line()),
        "names": _OnUse(ids, lambda one: case.drugs[one].name),
        "doses": _OnUse(ids, lambda one: decimal_text(case.drugs[one].item["dose"])),
        "counted": _OnUse(ids, lambda one: decimal_text(case.drugs[one].counted_mg)),
        "ratios": _OnUse(ids, lambda one: _ratio(case, one, where)),
        "omeq": _OnUse(
            tuple(case.regimens),
            lambda one: decimal_text(omeq_mg_per_day(case, one, where), 1),
        ),
        "figures": _OnUse(tuple(row["figure"] for row in rows("figures")), _figure),
    }


def fill(source: str, words: Mapping[str, Any], where: str) -> str:
    """A text with its placeholders filled, on one line a paragraph. `MasterError` if unknown."""
    try:
        return _JINJA.from_string(source).render(words).strip()
    except TemplateError as error:
        raise MasterError(where, str(error)) from error


def _figure(name: str) -> str:
    value = figure(name).value
    if value is None:
        raise MasterError("figures", f"{name} is a range, not one value")
    return decimal_text(value)


def _ratio(case: Case, drug: str, where: str) -> str:
    item = dict(case.drugs[drug].item)
    answer = calculate({"calculator": "omeq", "input": {"items": [item]}})
    if not answer["ok"]:
        raise MasterError(where, f"no ratio for {drug}")
    return decimal_text(answer["result"]["items"][0]["ratio"])
