"""The form that masks small counts, and the table as it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.form import Field, Form
from riktig.calculators.statistical.fields import (
    ABOUT,
    count_field,
    form,
    help_text,
    label,
    rows_field,
)
from riktig.calculators.statistical.reading import MOST_VALUES, count, given, named_rows
from riktig.problem import Problem, Refused
from riktig.statistics import suppress as mask
from riktig.statistics.suppression import MIN_COUNT

LEAST_MIN_COUNT: Final = 3  # below it, a masked count could be nothing but 1
MOST_MIN_COUNT: Final = 1_000
TOTAL_NAMES: Final = frozenset({"sum", "totalt", "total", "i alt", "til sammen", "alle"})
RULE_KEYS: Final = frozenset({"min_count", "min_groups"})


def suppress(values: Mapping[str, Any]) -> Answer:
    """The rows and their total with small counts masked beyond recovery."""
    names: dict[str, str | int] = {}
    counts: dict[str, int] = {}
    for position, (name, (cell,)) in enumerate(named_rows(values.get("rows"), 1)):
        names[str(name)] = name
        counts[str(name)] = count(cell, f"rows.{position}")
    min_count, min_groups = _rule(values.get("rule"))
    published = mask(counts, min_count, _previous(values.get("previous")), min_groups)
    masked = sum(one is None for one in published.counts)
    return Answer(
        result={
            "rows": [list(pair) for pair in zip(names.values(), published.counts, strict=True)],
            "total": published.total,
            "masked": masked,
            "min_count": min_count,
        },
        about=ABOUT,
        table="SMALL",
        warnings=(*_totals(counts), *_warnings(len(counts), min_groups, published.total)),
    )


def _totals(counts: Mapping[str, int]) -> tuple[Problem, ...]:
    """A row that is named a total and is one: it was counted as a row like the others."""
    everything = sum(counts.values())
    named = [name for name in counts if name.strip(" :.").casefold() in TOTAL_NAMES]
    found = [name for name in named if len(counts) > 2 and counts[name] * 2 == everything]
    return tuple(Problem("row_is_total", {"name": name}) for name in found)


def _warnings(groups: int, min_groups: int, total: int | None) -> tuple[Problem, ...]:
    if groups < min_groups:
        return (Problem("few_groups", {"least": min_groups}),)
    return (Problem("total_masked"),) if total is None else ()


def _rule(raw: object) -> tuple[int, int]:
    """Smallest count shown, and fewest rows a table may have."""
    if raw is None:
        return MIN_COUNT, 0
    if not isinstance(raw, Mapping):
        raise Refused("invalid_input", field="rule")
    if set(raw) - RULE_KEYS:
        raise Refused("unknown_field", field="rule")
    least, groups = raw.get("min_count"), raw.get("min_groups")
    return (
        count(least, "rule.min_count", LEAST_MIN_COUNT, MOST_MIN_COUNT)
        if given(least)
        else MIN_COUNT,
        count(groups, "rule.min_groups", 0, MOST_VALUES) if given(groups) else 0,
    )


def _previous(raw: object) -> dict[str, int | None]:
    if not given(raw):
        return {}
    return {
        str(name): count(cell, f"previous.{position}") if given(cell) else None
        for position, (name, (cell,)) in enumerate(named_rows(raw, 1, "previous"))
    }


@cache
def suppress_form() -> Form:
    """The rows, the rule, and the table as it was shown last time."""
    name = "suppress"
    value = count_field(name, "value")
    earlier = Field(key="value", kind="integer", label=value.label, required=False, minimum=0)
    return form(
        name,
        rows_field(name, value),
        Field(
            key="rule",
            kind="group",
            label=label(name, "rule"),
            required=False,
            fields=(
                _limit("min_count", LEAST_MIN_COUNT, MOST_MIN_COUNT, str(MIN_COUNT)),
                _limit("min_groups", 0, MOST_VALUES),
            ),
        ),
        rows_field(name, earlier, key="previous", required=False),
    )


def _limit(key: str, low: int, high: int, default: str = "") -> Field:
    return Field(
        key=key,
        kind="integer",
        label=label("suppress", key),
        help=help_text("suppress", key),
        required=False,
        default=default,
        minimum=low,
        maximum=high,
    )
