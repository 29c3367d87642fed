"""One measure of one's own audit: sentence, picture and table of the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.audit.result import Audit
from riktig.blocks.audit_ledger_block import rows_held
from riktig.blocks.audit_measure_numbers import amount, count, definition, filled, interval
from riktig.blocks.audit_measure_picture import bar, series
from riktig.blocks.block import Block
from riktig.blocks.practice_block import effective_notes, effective_rows
from riktig.measures.measure import Measure
from riktig.measures.result import NOT_COMPUTABLE, OK, Result
from riktig.measures.rules import days_rule, taper_rule, taper_rule_names
from riktig.measures.schema import EXCLUSIONS
from riktig.summary import PRIVATE
from riktig.text import format_date, format_number, text
from riktig.view import Picture, Table


def measure_block(result: Result, audit: Audit, summary: Mapping[str, Any], source: str) -> Block:
    """The block of one measure, with the numbers the summary shows."""
    measure = result.measure
    shown = next(one for one in summary["measures"] if one["id"] == measure.id)
    private = summary["kind"] == PRIVATE
    return Block(
        id=measure.id,
        title=measure.title,
        sentence=_sentence(measure, shown, audit) + (_too_low(result) if private else ""),
        notes=_notes(result, shown, audit, private),
        picture=_picture(measure, shown, summary),
        table=_table(result, shown, audit, private),
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
        washout=format_number(measure.numerator.washout),
    )
    if shown["why"] == "no_list_size" and shown["numerator"] is not None:
        number = format_number(shown["numerator"])
        return f"{text('audit.measure.count_only', count=number)} {why}"
    return text("audit.measure.not_computable", why=why)


def _too_low(result: Result) -> str:
    """A second sentence, when many rows lack the amount that the number needs."""
    if not result.too_low or result.numerator is None:
        return ""
    return " " + text("audit.measure.too_low", what=_without_amount(result))


def _without_amount(result: Result) -> str:
    """How many rows have no known amount, and the patients who have no other rows."""
    lacking, rows = format_number(result.without_amount), format_number(result.needs_amount)
    unknown = result.unknown_patients
    key = "only_such_one" if unknown == 1 else "only_such_many"
    only = text(f"audit.measure.{key}", count=format_number(unknown)) if unknown else ""
    return text("audit.measure.without_amount", count=lacking, rows=rows, only=only)


def common_notes(
    measures: Sequence[Measure], audit: Audit, summary: Mapping[str, Any]
) -> list[str]:
    """What is to be said of all the measures, once."""
    told = audit.can_exclude
    told_partly = audit.has_diagnoses and not told
    key = "excluded_by_diagnosis" if told_partly else "excluded"
    tells = told or told_partly
    notes = [_excluded(summary, key)] if tells and any(one.exclusions for one in measures) else []
    notes += [
        m.cannot_exclude for m in measures if m.cannot_exclude and not (tells and m.exclusions)
    ]
    unsigned = [one.title for one in measures if not one.checker]
    if unsigned:
        key = "unsigned_all" if len(unsigned) == len(measures) else "unsigned"
        notes.append(text(f"audit.measure.{key}", titles="; ".join(unsigned)))
    return list(dict.fromkeys(notes))


def _excluded(summary: Mapping[str, Any], key: str) -> str:
    """How many rows are held outside, where the file can tell."""
    counts = {one["code"]: one["count"] for one in summary["ledger"]["problems"]}
    told = {name: rows_held(counts.get(f"excluded_{name}", 0)) for name in EXCLUSIONS}
    return text(f"audit.measure.{key}", **told)


def _notes(result: Result, shown: Mapping[str, Any], audit: Audit, private: bool) -> list[str]:
    measure = result.measure
    notes = [definition(measure.why, measure)]
    if shown["status"] == OK:
        notes += _value_notes(measure, shown)
        notes += effective_notes(measure, shown["value"], audit.options)
    if private and shown["numerator"] == 0 and audit.ledger.not_classified:
        rows = rows_held(audit.ledger.not_classified)
        notes.append(text("audit.measure.zero_unplaced", rows=rows))
    if private and result.alternatives:
        notes.append(_days_note(result, audit.event))
    if private and result.without_amount and not result.too_low:
        notes.append(text("audit.measure.without_amount_note", what=_without_amount(result)))
    return notes


def _value_notes(measure: Measure, shown: Mapping[str, Any]) -> list[str]:
    """The value with its interval; an amount stands in the sentence, a plain count is all."""
    if shown["value"] is None or shown["low"] is None:
        return []
    value = amount(shown["value"], measure)
    return [text("audit.measure.value_note", value=value, interval=interval(measure, shown))]


def _rule(name: str, event: str) -> str:
    if name in taper_rule_names():
        return taper_rule(name).title
    return days_rule(name).title.format(row=text(f"audit.one.{event}"))


def _days_note(result: Result, event: str) -> str:
    """The number, between which numbers it moves with the rule, and the rule; the table has all."""
    numbers = [number for _, number in result.alternatives]
    if result.numerator is not None:
        numbers.append(result.numerator)
    taper = result.measure.numerator.taper
    return text(
        "audit.measure.taper_note" if taper else "audit.measure.days_note",
        count=count(result.numerator),
        low=format_number(min(numbers)),
        high=format_number(max(numbers)),
        rule=_rule(taper or result.measure.days_rule, event),
    )


def _picture(
    measure: Measure, shown: Mapping[str, Any], summary: Mapping[str, Any]
) -> Picture | None:
    if measure.series:
        return series(measure, summary["monthly"])
    if shown["status"] != OK or not shown["denominator"] or not measure.parts:
        return None
    parts = [filled(part, measure, shown) for part in measure.parts]
    return bar(parts, shown)


def _table(result: Result, shown: Mapping[str, Any], audit: Audit, private: bool) -> Table:
    return Table(
        caption=text("audit.measure.table", title=result.measure.title),
        columns=[text("audit.measure.column_what"), text("audit.measure.column_number")],
        rows=[
            *_number_rows(result.measure, shown),
            *effective_rows(result.measure, shown["value"], audit.options),
            *(_rule_rows(result, audit.event) if private else ()),
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
    if measure.numerator.rule == "amount":
        value = text("audit.measure.row_mean")
    if per is not None:
        value = text("audit.measure.row_rate", per=format_number(per))
    missing = text("audit.measure.missing")
    known = shown["status"] == OK
    counted = [text("audit.measure.row_numerator"), count(shown["numerator"])]
    # Nothing to count it out of.
    if shown.get("why") == "no_list_size" or measure.denominator.rule == "none":
        return [counted]
    found = [
        counted,
        [text("audit.measure.row_denominator"), count(shown["denominator"])],
        [value, amount(shown["value"], measure, bare=True) if known else missing],
    ]
    if measure.numerator.rule == "amount":
        return found
    limits = interval(measure, shown) if known else missing
    return [*found, [text("audit.measure.row_interval"), limits]]
