"""What a reader sees of a benchmark, and of a table with small counts masked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, Copyable, card, columns
from riktig.calculators.statistical.fields import PERCENT
from riktig.calculators.statistical.words import percent
from riktig.statistics import Counted
from riktig.statistics.benchmark import adjusted_fraction
from riktig.statistics.constants import constant
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Picture, Table

MOST_DRAWN: Final = 40  # rows a picture has room for


def benchmark_card(answer: Answer) -> Card:
    """The benchmark, who set it, and a dot a practice."""
    result = answer.result
    rows = _ranked(result)
    patients, everyone = result["denominator"], result["all_patients"]
    chosen = len(result["selected"])
    return card(
        answer,
        title=text("statistics.benchmark.title"),
        headline=text("statistics.percent", number=percent(result["abc"])),
        headline_label=text("statistics.benchmark.headline_label"),
        copy_working=text(
            "statistics.benchmark.working",
            x=decimal_text(result["numerator"]),
            d=decimal_text(patients),
            n=chosen,
        ),
        range=text(
            "statistics.benchmark.range",
            n=chosen,
            all=len(result["rows"]),
            patients=decimal_text(patients),
            all_patients=decimal_text(everyone),
        ),
        notes=_benchmark_notes(),
        working=Table(
            text("statistics.benchmark.caption"),
            columns("statistics.benchmark", ("name", "count", "share", "sets")),
            [_benchmark_row(result, row) for row in rows],
        ),
        picture=_benchmark_picture(result, rows) if len(rows) <= MOST_DRAWN else None,
    )


def _benchmark_notes() -> tuple[str, ...]:
    least = decimal_text(float(constant("abc_least_patients_percent")))
    first = text("statistics.benchmark.note_meaning", percent=least)
    return (first, *(text(f"statistics.benchmark.note_{k}") for k in ("small", "not_for_all")))


def _ranked(result: Mapping[str, Any]) -> list[list[Any]]:
    """Rows with patients, best first, as the benchmark ranks them."""
    better = result["better"]
    with_patients = [row for row in result["rows"] if row[2]]
    return sorted(
        with_patients,
        key=lambda row: (-adjusted_fraction(Counted(str(row[0]), *row[1:]), better), str(row[0])),
    )


def _benchmark_row(result: Mapping[str, Any], row: list[Any]) -> list[str]:
    name, x, d = row
    sets = name in result["selected"]
    return [
        str(name),
        text("statistics.benchmark.count", x=decimal_text(x), d=decimal_text(d)),
        text("statistics.percent", number=percent(x / d)),
        text("statistics.yes") if sets else text("statistics.no"),
    ]


def _benchmark_picture(result: Mapping[str, Any], rows: list[list[Any]]) -> Picture:
    goal = percent(result["abc"])
    drawn = [
        {
            "label": str(name),
            "value": PERCENT * x / d,
            "text": text("statistics.benchmark.count", x=decimal_text(x), d=decimal_text(d)),
            "selected": name in result["selected"],
        }
        for name, x, d in rows
    ]
    line = text("statistics.benchmark.line", percent=goal)
    return Picture(
        chart="benchmark_dots",
        data={"rows": drawn, "goal": [{"value": PERCENT * result["abc"], "label": line}]},
        params={
            "title_text": text("statistics.benchmark.chart_title", percent=goal),
            "unit_text": text("statistics.percent", number=""),
        },
        alt=text("statistics.benchmark.alt", n=len(rows), percent=goal),
    )


def suppress_card(answer: Answer) -> Card:
    """The table as it may be shared; which of the masked counts are small is not told."""
    result = answer.result
    masked, rows = result["masked"], result["rows"]
    shown = [[str(name), _cell(count)] for name, count in rows]
    shown.append([text("statistics.suppress.total"), _cell(result["total"])])
    lines = (text("statistics.suppress.copy_line", name=n, count=c) for n, c in shown)
    headline = text("statistics.suppress.headline_none")
    if masked:
        headline = text("statistics.suppress.headline", masked=masked, all=len(rows))
    return card(
        answer,
        title=text("statistics.suppress.title"),
        headline=headline,
        headline_label=text("statistics.suppress.headline_label"),
        range=text("statistics.suppress.range", most=result["min_count"] - 1),
        notes=_suppress_notes(masked),
        tables=(
            Table(
                text("statistics.suppress.caption"),
                columns("statistics.suppress", ("name", "count")),
                shown,
            ),
        ),
        copyables=(Copyable(text("statistics.suppress.copy_title"), "\n".join(lines)),),
    )


def _cell(count: int | None) -> str:
    return text("statistics.hidden") if count is None else decimal_text(count)


def _suppress_notes(masked: int) -> tuple[str, ...]:
    keys = ("masked", "choice", "elsewhere") if masked else ("none",)
    return tuple(text(f"statistics.suppress.note_{key}") for key in keys)
