"""Reckons a figure of a practice by the real audit, and what a known mistake makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import fmean
from typing import Final

from riktig.audit.kinds import Kinds
from riktig.audit.result import OwnRow
from riktig.audit.sorting import own_rows
from riktig.audit.windows import window
from riktig.exercise.own_practice_figure import GROUP_PARTS, LEDGER_PARTS, Figure
from riktig.exercise.own_practice_made import Colleague, Made
from riktig.extract.record import Record
from riktig.measures.calculate import calculate
from riktig.measures.load import measure_named
from riktig.measures.result import Result
from riktig.measures.uses import Window, of_classes
from riktig.statistics import Better, Counted, benchmark

OWN: Final = "own"
_PERCENT: Final = 100
_PER_LIST: Final = 1000


def reckon(made: Made, figure: Figure) -> float | None:
    """The figure, or `None` where the practice has none (nothing to divide by)."""
    if figure.part in LEDGER_PARTS:
        name = "duplicate" if figure.part == "duplicates" else figure.part
        return float(getattr(made.audit.ledger, name))
    if figure.part in GROUP_PARTS:
        return _among_colleagues(made, figure)
    held = made.window(figure.rows, lambda: _window(made, figure.rows))
    result = calculate(measure_named(figure.measure), held)
    if result.numerator is None or result.denominator is None:
        return None
    return _PARTS[figure.part](made, figure, result, held)


def _window(made: Made, rows: str) -> Window:
    """What is counted: the audit's own rows, or also those that it leaves out."""
    audit = made.audit
    period = days = (audit.first_day, audit.last_day)
    if rows != "whole_file":
        period = audit.period
    found = audit.own_rows
    if rows:
        records = tuple(_MISTAKEN[rows](row) for row in audit.own_rows)
        found = own_rows(records, period, audit.event, Kinds())
    return window(found, period, days, audit.event, made.list_size)


def _never_twice(row: OwnRow) -> Record:
    """A record that repeats another, as one of its own."""
    return _alone(row.record) if row.part == "duplicate" else row.record


def _not_recalled(row: OwnRow) -> Record:
    return _alone(row.record)._replace(recalled=False) if row.part == "recalled" else row.record


def _alone(record: Record) -> Record:
    """With a prescription number that no other record has."""
    return record._replace(prescription=-1 - record.row)


_MISTAKEN: Final[Mapping[str, Callable[[OwnRow], Record]]] = {
    "with_duplicates": _never_twice,
    "with_recalled": _not_recalled,
    "whole_file": lambda row: row.record,
}


def _value(_made: Made, _figure: Figure, result: Result, _held: Window) -> float | None:
    if result.value is None:
        return None
    return result.value * (_PERCENT if _is_share(result) else 1)


def _is_share(result: Result) -> bool:
    """Whether the measure is a share of patients, shown in per cent."""
    return result.measure.denominator.per is None and result.measure.numerator.rule != "amount"


def _rows(result: Result, held: Window) -> int:
    return len(of_classes(held.uses, result.measure.numerator.classes))


def _rows_as_patients(_: Made, __: Figure, result: Result, held: Window) -> float | None:
    scale = result.measure.denominator.per or _PERCENT
    return _over(scale * _rows(result, held), result.denominator)


def _amount(_made: Made, _figure: Figure, result: Result, _held: Window) -> float | None:
    if result.value is None or result.measure.numerator.rule != "amount":
        return None
    return result.value * (result.denominator or 0) / (result.measure.denominator.per or 1)


def _amount_by(made: Made, figure: Figure, result: Result, held: Window) -> float | None:
    amount = _amount(made, figure, result, held)
    return None if amount is None else _over(amount, _patients_of(figure, held))


def _share_of(_made: Made, figure: Figure, result: Result, held: Window) -> float | None:
    return _over(_PERCENT * (result.numerator or 0), _patients_of(figure, held))


def _patients_of(figure: Figure, held: Window) -> int | None:
    return calculate(measure_named(figure.of), held).numerator


def _over(number: float, by: int | None) -> float | None:
    return number / by if by else None


_Reckons = Callable[[Made, Figure, Result, Window], float | None]
_PARTS: Final[Mapping[str, _Reckons]] = {
    "value": _value,
    "numerator": lambda _made, _figure, result, _held: float(result.numerator or 0),
    "denominator": lambda _made, _figure, result, _held: float(result.denominator or 0),
    "rest": lambda _made, _figure, result, _held: (
        _PERCENT * (1 - result.value) if _is_share(result) and result.value is not None else None
    ),
    "rows": lambda _made, _figure, result, held: float(_rows(result, held)),
    "per_1000": lambda made, _figure, result, _held: _over(
        _PER_LIST * (result.numerator or 0), made.list_size
    ),
    "list_as_denominator": lambda made, _figure, result, _held: _over(
        _PERCENT * (result.numerator or 0), made.list_size
    ),
    "rows_as_patients": _rows_as_patients,
    "amount": _amount,
    "amount_by": _amount_by,
    "share_of": _share_of,
}


def _among_colleagues(made: Made, figure: Figure) -> float | None:
    own = made.result(figure.measure)
    if not made.colleagues or own.numerator is None or not own.denominator:
        return None
    rows = (*made.colleagues, Colleague(OWN, own.numerator, own.denominator))
    better: Better = "higher" if own.measure.direction == "higher" else "lower"
    return _PERCENT * _GROUP[figure.part](rows, better)


def _abc(rows: tuple[Colleague, ...], better: Better) -> float:
    return benchmark([Counted(*row) for row in rows], better).share


def _shares(rows: tuple[Colleague, ...]) -> list[float]:
    return [row.numerator / row.denominator for row in rows]


_GROUP: Final[Mapping[str, Callable[[tuple[Colleague, ...], Better], float]]] = {
    "benchmark": _abc,
    "benchmark_of_highest": lambda rows, better: _abc(
        rows, "lower" if better == "higher" else "higher"
    ),
    "best_colleague": lambda rows, better: (max if better == "higher" else min)(_shares(rows)),
    "mean_of_colleagues": lambda rows, _better: fmean(_shares(rows)),
    "all_together": lambda rows, _better: (
        sum(row.numerator for row in rows) / sum(row.denominator for row in rows)
    ),
}
