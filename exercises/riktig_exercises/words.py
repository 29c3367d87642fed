"""Fills a master's texts with what the case and the clinical tables say.

`{{ figures.x }}`, `{{ versions.x }}`, `{{ results.x }}` and so on: an author never
types a clinical number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from riktig.clinical.tables import figure, rows
from riktig.registry import calculate
from riktig.text import decimal_text
from riktig_exercises.alteration import omeq_mg_per_day
from riktig_exercises.case import Case
from riktig_exercises.master_error import MasterError
from riktig_exercises.question import Option, Question


class _Words(SandboxedEnvironment):
    """Takes `versions.values` for the value of that name: nothing of a text is called."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a mapping holds, never what it can do."""
        return self.getitem(obj, attribute) if isinstance(obj, Mapping) else self.undefined(obj)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same for `versions["values"]`."""
        try:
            return obj[argument]
        except (LookupError, TypeError):
            return self.undefined(obj=obj, name=argument)


# Texts are Markdown and plain sentences; whoever puts them in HTML escapes them.
_JINJA = _Words(undefined=StrictUndefined, autoescape=False)


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
    figures = tuple(row["figure"] for row in rows("figures"))
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
        "figures": _OnUse(figures, lambda one: _figure(one, "value")),
        "low": _OnUse(figures, lambda one: _figure(one, "low")),
        "high": _OnUse(figures, lambda one: _figure(one, "high")),
        "versions": _OnUse(tuple(case.values), lambda one: _value(case.values[one], one, where)),
        "results": _OnUse(tuple(case.results), lambda one: case.results[one].words()),
    }


def fill(source: str, words: Mapping[str, Any], where: str) -> str:
    """A text with its placeholders filled, on one line a paragraph. `MasterError` if unknown."""
    if "{" not in source:
        return source.strip()
    try:
        return _template(source).render(words).strip()
    except TemplateError as error:
        raise MasterError(where, str(error)) from error


def filled_question(question: Question, words: Mapping[str, Any], where: str) -> Question:
    """A question with its texts filled, but for `correct` and `method`: they wait for the key."""
    chart = question.chart
    return replace(
        question,
        title=fill(question.title, words, where),
        ask=fill(question.ask, words, where),
        labels=tuple(fill(label, words, where) for label in question.labels),
        mistakes=tuple(replace(m, hint=fill(m.hint, words, where)) for m in question.mistakes),
        options=tuple(
            Option(o.id, fill(o.label, words, where), fill(o.hint, words, where))
            for o in question.options
        ),
        chart=chart and replace(chart, title=fill(chart.title, words, where)),
    )


@cache
def _template(source: str) -> Template:
    """Each text once: its versions differ only in what is filled in."""
    return _JINJA.from_string(source)


def _figure(name: str, part: str) -> str:
    value = getattr(figure(name), part)
    if value is None:
        raise MasterError("figures", f"{name} has no {part}: it is one value, or a range")
    return decimal_text(value)


def _value(value: object, name: str, where: str) -> str:
    if isinstance(value, (dict, list)):
        raise MasterError(where, f"the version value {name} is no single value")
    return decimal_text(value) if isinstance(value, (int, float)) else str(value)


def _ratio(case: Case, drug: str, where: str) -> str:
    item = dict(case.drugs[drug].item)
    answer = calculate({"calculator": "omeq", "input": {"items": [item]}})
    if not answer["ok"]:
        raise MasterError(where, f"no ratio for {drug}: {answer['problem']['code']}")
    return decimal_text(answer["result"]["items"][0]["ratio"])
