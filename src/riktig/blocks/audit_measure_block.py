"""One measure of one's own audit: sentence, picture and table of the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.audit.result import Audit
from riktig.blocks.audit_measure_picture import bar, series
from riktig.blocks.block import Block
from riktig.measures.measure import Measure
from riktig.measures.result import NOT_COMPUTABLE, OK, Result
from riktig.measures.rules import days_rule
from riktig.summary import PRIVATE
from riktig.text import decimal_text, format_date, format_number, text
from riktig.view import Picture, Table

_DECIMALS = 1


def measure_block(result: Result, audit: Audit, summary: Mapping[str, Any], source: str) -> Block:
    """The block of one measure, with the numbers the summary shows."""
    measure = result.measure
    shown = next(one for one in summary["measures"] if one["id"] == measure.id)
    private = summary["kind"] == PRIVATE
    return Block(
        id=measure.id,
        title=measure.title,
        sentence=_sentence(measure, shown, audit) + (_too_low(result) if private else ""),
        notes=_notes(result, shown, audit.event, private),
        picture=_picture(measure, shown, summary),
        table=_table(result, shown, audit.event, private),
        source=source,
    )


def _sentence(measure: Measure, shown: Mapping[str, Any], audit: Audit) -> str:
    if shown["status"] == OK:
        return filled(measure.sentence, measure, shown)
    if shown["status"] != NOT_COMPUTABLE:
        return text("audit.measure.masked")
    why = text(
        f"audit.why.{shown['why']}",
        first=format_date(audit.first_day),
        last=format_date(audit.last_day),
        days=format_number(measure.window_days),
        per=format_number(measure.denominator.per or 0),
    )
    if shown["why"] == "no_list_size" and shown["numerator"] is not None:
        number = format_number(shown["numerator"])
        return f"{text('audit.measure.count_only', count=number)} {why}"
    return text("audit.measure.not_computable", why=why)


def _too_low(result: Result) -> str:
    """A second sentence, when many rows lack the amount that the number needs."""
    if not result.too_low or result.numerator is None:
        return ""
    lacking, rows = format_number(result.without_amount), format_number(result.needs_amount)
    return " " + text("audit.measure.too_low", count=lacking, rows=rows)


def filled(template: str, measure: Measure, shown: Mapping[str, Any]) -> str:
    """A measure's own words with its numbers in them."""
    return template.format(
        numerator=format_number(shown["numerator"]),
        denominator=format_number(shown["denominator"]),
        at_least=decimal_text(measure.numerator.at_least or 0.0),
    )


def common_notes(measures: Sequence[Measure]) -> list[str]:
    """What is to be said of all the measures, once."""
    notes = [one.cannot_exclude for one in measures if one.cannot_exclude]
    unsigned = [one.title for one in measures if not one.checker]
    if unsigned:
        key = "unsigned_all" if len(unsigned) == len(measures) else "unsigned"
        notes.append(text(f"audit.measure.{key}", titles="; ".join(unsigned)))
    return list(dict.fromkeys(notes))


def _notes(result: Result, shown: Mapping[str, Any], event: str, private: bool) -> list[str]:
    measure = result.measure
    notes = [measure.why]
    if shown["status"] == OK:
        interval = _interval(measure, shown)
        value = _amount(shown["value"], measure)
        notes.append(text("audit.measure.value_note", value=value, interval=interval))
    if private and result.alternatives:
        notes.append(_days_note(result, event))
    if private and result.without_amount and not result.too_low:
        number = format_number(result.without_amount)
        rows = format_number(result.needs_amount)
        notes.append(text("audit.measure.without_amount", count=number, rows=rows))
    return notes


def _rule(name: str, event: str) -> str:
    return days_rule(name).title.format(row=text(f"audit.one.{event}"))


def _days_note(result: Result, event: str) -> str:
    """The days rule, and the number under each of its alternatives."""
    others = [
        text("audit.measure.alternative", rule=_rule(name, event), count=format_number(n))
        for name, n in result.alternatives
    ]
    return text(
        "audit.measure.days_note",
        rule=_rule(result.measure.days_rule, event),
        alternatives=text("audit.measure.alternatives_and").join(others),
    )


def _picture(
    measure: Measure, shown: Mapping[str, Any], summary: Mapping[str, Any]
) -> Picture | None:
    if measure.series:
        return series(measure, summary["monthly"])
    if shown["status"] != OK or not shown["denominator"]:
        return None
    parts = [filled(part, measure, shown) for part in measure.parts]
    return bar(filled(measure.sentence, measure, shown), parts, shown)


def _table(result: Result, shown: Mapping[str, Any], event: str, private: bool) -> Table:
    return Table(
        caption=text("audit.measure.table", title=result.measure.title),
        columns=[text("audit.measure.column_what"), text("audit.measure.column_number")],
        rows=[
            *_number_rows(result.measure, shown),
            *(_rule_rows(result, event) if private else ()),
        ],
    )


def _rule_rows(result: Result, event: str) -> list[list[str]]:
    """The number under each of the other days rules."""
    return [
        [text("audit.measure.row_rule", rule=_rule(name, event)), format_number(number)]
        for name, number in result.alternatives
    ]


def _number_rows(measure: Measure, shown: Mapping[str, Any]) -> list[list[str]]:
    per = measure.denominator.per
    value = text("audit.measure.row_value")
    if per is not None:
        value = text("audit.measure.row_rate", per=format_number(per))
    missing = text("audit.measure.missing")
    known = shown["status"] == OK
    counted = [text("audit.measure.row_numerator"), _count(shown["numerator"])]
    if shown.get("why") == "no_list_size":  # nothing to count it out of
        return [counted]
    return [
        counted,
        [text("audit.measure.row_denominator"), _count(shown["denominator"])],
        [value, _amount(shown["value"], measure, bare=True) if known else missing],
        [text("audit.measure.row_interval"), _interval(measure, shown) if known else missing],
    ]


def _count(number: int | None) -> str:
    return text("audit.measure.missing") if number is None else format_number(number)


def _amount(value: float, measure: Measure, bare: bool = False) -> str:
    per = measure.denominator.per
    if per is None:
        return text("audit.measure.percent", value=format_number(value * 100, _DECIMALS))
    written = format_number(value, _DECIMALS)
    return written if bare else text("audit.measure.per", value=written, per=format_number(per))


def _interval(measure: Measure, shown: Mapping[str, Any]) -> str:
    share = measure.denominator.per is None
    low, high = (
        format_number(shown[end] * (100 if share else 1), _DECIMALS) for end in ("low", "high")
    )
    unit = text("audit.measure.percent_unit") if share else ""
    return text("audit.measure.interval", low=low, high=high, unit=unit)
