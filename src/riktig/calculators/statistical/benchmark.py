"""The benchmark's form, and the Achievable Benchmark of Care of what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.form import Field, Form, choices_from
from riktig.calculators.statistical.fields import ABOUT, count_field, form, label, rows_field
from riktig.calculators.statistical.reading import count, named_rows, tidy
from riktig.problem import Problem, Refused
from riktig.statistics import Better, Counted
from riktig.statistics import benchmark as best
from riktig.statistics.constants import constant_rows
from riktig.text.catalogue import text

BETTER: Final[tuple[Better, Better]] = ("lower", "higher")
RULES = ("abc_least_patients_percent", "abc_added_to_numerator", "abc_added_to_denominator")


def benchmark(values: Mapping[str, Any]) -> Answer:
    """What the best with at least a tenth of the patients reach, as a share of 1."""
    better = values.get("better")
    if better not in BETTER:
        raise Refused("unknown_better", field="better", choices=", ".join(BETTER))
    names, counted = _read(values.get("rows"))
    if not any(row.denominator for row in counted):
        raise Refused("no_patients", field="rows")
    found = best(counted, better)
    without = sum(not row.denominator for row in counted)
    warnings = [Problem("rows_without_patients", {"count": without})] if without else []
    if len(found.selected) == len(counted) - without:
        warnings.append(Problem("all_selected"))
    return Answer(
        result={
            "abc": tidy(found.share),
            "selected": [names[name] for name in found.selected],
            "numerator": found.numerator,
            "denominator": found.denominator,
            "all_patients": found.all_patients,
            "better": better,
            "rows": [[names[row.name], row.numerator, row.denominator] for row in counted],
        },
        about=ABOUT,
        table="ABC",
        rows=constant_rows(*RULES),
        warnings=tuple(warnings),
    )


def _read(raw: object) -> tuple[dict[str, str | int], list[Counted]]:
    names: dict[str, str | int] = {}
    counted: list[Counted] = []
    for position, (name, (x, d)) in enumerate(named_rows(raw, 2)):
        place = f"rows.{position}"
        denominator = count(d, place)
        numerator = count(x, place)
        if numerator > denominator:
            raise Refused("more_than_all", field=place)
        names[str(name)] = name
        counted.append(Counted(str(name), numerator, denominator))
    return names, counted


@cache
def benchmark_form() -> Form:
    """Which way is better, and the rows: name, how many, of how many."""
    choices: dict[str, str] = {
        one: text(f"statistics.benchmark.better_choice.{one}") for one in BETTER
    }
    return form(
        "benchmark",
        Field(
            key="better",
            kind="choice",
            label=label("benchmark", "better"),
            default="lower",
            choices=choices_from(choices),
        ),
        rows_field("benchmark", count_field("benchmark", "x"), count_field("benchmark", "d")),
    )
