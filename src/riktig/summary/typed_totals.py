"""A private summary of totals that stood in a report, typed by the GP.

Nothing in it was counted here: each measure says so (`method` "typed"), and the ledger is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Final

from riktig import __version__
from riktig.audit.options import ATTRIBUTIONS, EVENTS, MOST_LIST_SIZE, member_name, read_options
from riktig.audit.result import PARTS
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.measures.result import NOT_COMPUTABLE, OK, value_of
from riktig.measures.scope import classes
from riktig.measures.within import is_held
from riktig.problem import Refused
from riktig.summary.schema import PRIVATE, SCHEMA, TYPED

MOST: Final = MOST_LIST_SIZE
MOST_DDD: Final = 10_000_000
# Amounts are no counts, and tapers are read from doses over time.
_NOT_ASKED: Final = ("amount", "taper")
NOT_TYPED: Final = "not_typed"
_MOST_CHARACTERS: Final = 20
_FIELDS: Final = frozenset(
    ["member", "from", "to", "event", "attribution", "list_size", "measures", "ddd"]
)
Problem = tuple[str, str, dict[str, Any]]  # field, code of a sentence, what fills it


class BadFields(Exception):
    """Fields that cannot be: never what stood in them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} fields")


def typed_measures() -> tuple[Measure, ...]:
    """The measures a report can hold as a number out of a number that one can know."""
    return tuple(one for one in measures() if one.numerator.rule not in _NOT_ASKED)


def typed_summary(given: Any) -> dict[str, Any]:
    """The summary of a form with the fields of `_FIELDS`.

    `measures` is `{id: [number, out of]}` and `ddd` is `{class: number}`, each as text or number.
    A measure per so many on the list takes the list size for its denominator. `BadFields`
    names every field that cannot be; `Refused("typed_form")` is for what is no form at all.
    """
    if not isinstance(given, Mapping) or not set(given) <= _FIELDS:
        raise Refused("typed_form")
    form = _Form(given)
    summary = form.summary()
    if form.problems:
        raise BadFields(form.problems)
    return summary


class _Form:
    """The totals as typed; `problems` collects what is wrong."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        self.problems: list[Problem] = []

    def summary(self) -> dict[str, Any]:
        first, last = self._period()
        size = self._count("list_size", self.given.get("list_size"), 1, MOST)
        told = [self._measure(one, self._pair(one), size) for one in typed_measures()]
        self._compare(told)
        if not any(one["status"] == OK for one in told) and not self.problems:
            self._bad("measures", "nothing")
        rest = [_untold(one) for one in measures() if one.numerator.rule in _NOT_ASKED]
        return {
            "schema": SCHEMA,
            "kind": PRIVATE,
            "member": self._member(),
            "period": {"from": str(first), "to": str(last)},
            "practice": {"list_size": size},
            "event": self._choice("event", EVENTS),
            "attribution": self._choice("attribution", ATTRIBUTIONS),
            "ledger": {**dict.fromkeys(("rows_read", *PARTS)), "problems": []},
            "classes": {one.id: self._class(one.id) for one in classes()},
            "measures": [*told, *rest],
            "monthly": [],
            "made_by": {
                "version": __version__,
                "tables": {},
                "extract_last_day": str(last),
                "synthetic": False,
            },
        }

    def _bad(self, field: str, code: str, **details: Any) -> None:
        self.problems.append((field, code, details))

    def _member(self) -> str:
        try:
            return member_name(str(self.given.get("member") or "own")[:200])
        except Refused as refused:
            self._bad("member", refused.problem.code, **refused.problem.details)
            return "own"

    def _choice(self, field: str, allowed: tuple[str, ...]) -> str:
        value = self.given.get(field)
        if not isinstance(value, str) or value not in allowed:
            self._bad(field, f"{field}_missing")
            return allowed[0]
        return value

    def _period(self) -> tuple[date, date]:
        """A whole year, as the measures are defined over: a shorter one is never scaled up."""
        ends = [str(self.given.get(end) or "")[:_MOST_CHARACTERS] for end in ("from", "to")]
        found = None
        with suppress(Refused):
            found = read_options({"period": {"from": ends[0], "to": ends[1]}}).period
        if found is None:
            self._bad("to", "period_missing")
            return date.min, date.min
        days = (found[1] - found[0]).days + 1
        window = max(one.window_days for one in measures())
        if not window <= days <= window + 1:
            self._bad("to", "period_not_a_year", days=days)
        return found

    def _pair(self, measure: Measure) -> tuple[Any, Any]:
        table = self.given.get("measures") or {}
        pair = table.get(measure.id) if isinstance(table, Mapping) else None
        if not isinstance(pair, list | tuple):
            return pair, None
        return (*pair, None, None)[:2]

    def _measure(self, measure: Measure, pair: tuple[Any, Any], size: int | None) -> dict[str, Any]:
        field = f"measures.{measure.id}"
        numerator = self._count(field, pair[0], 0, MOST)
        rule = measure.denominator.rule
        if rule == "list_size":
            denominator, of = size, "list_size"
        elif rule == "none":
            denominator, of = None, ""
        else:
            of = f"{field}.of"
            denominator = self._count(of, pair[1], 1, MOST)
        if numerator is None:
            if denominator is not None and rule not in ("list_size", "none"):
                self._bad(field, "numerator_missing")
            return _untold(measure)
        if rule == "none":
            return _told(measure, numerator, None)
        if denominator is None:
            self._bad(of, "denominator_missing")
            return _untold(measure)
        if numerator > denominator:
            self._bad(field, "numerator_too_large", denominator=denominator)
            return _untold(measure)
        return _told(measure, numerator, denominator)

    def _compare(self, told: list[dict[str, Any]]) -> None:
        """Marks each number that is larger than one that holds it, by the definitions."""
        counted = {one["id"]: one["numerator"] for one in told if one["numerator"] is not None}
        known = [one for one in typed_measures() if one.id in counted]
        for one in known:
            around = [o for o in known if o is not one and is_held(one.numerator, o.numerator)]
            smallest = min(around, key=lambda other: counted[other.id], default=one)
            if counted[one.id] > counted[smallest.id]:
                whole = {"whole": counted[smallest.id], "title": smallest.title}
                self._bad(f"measures.{one.id}", "part_too_large", **whole)

    def _class(self, name: str) -> dict[str, Any]:
        table = self.given.get("ddd") or {}
        cell = table.get(name) if isinstance(table, Mapping) else None
        return {
            "rows": None,
            "patients": None,
            "ddd": self._count(f"ddd.{name}", cell, 0, MOST_DDD),
            "omeq_mg": None,
        }

    def _count(self, field: str, cell: Any, least: int, most: int) -> int | None:
        """A whole number, spaces between thousands allowed. Empty is not told."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        typed = "".join(str(cell).split()) if isinstance(cell, str) else cell
        if isinstance(typed, str) and typed.isascii() and typed.isdigit() and len(typed) < 10:
            typed = int(typed)
        if isinstance(typed, bool) or not isinstance(typed, int) or not least <= typed <= most:
            self._bad(field, "not_a_count", least=least, most=most)
            return None
        return typed


def _told(measure: Measure, numerator: int, denominator: int | None) -> dict[str, Any]:
    values: tuple[float | None, ...] = (None, None, None)
    if denominator is not None:
        values = value_of(measure, numerator, denominator)
    return {
        "id": measure.id,
        "version": measure.version,
        "numerator": numerator,
        "denominator": denominator,
        **dict(zip(("value", "low", "high"), values, strict=True)),
        "status": OK,
        "method": TYPED,
    }


def _untold(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "version": measure.version,
        **dict.fromkeys(("numerator", "denominator", "value", "low", "high")),
        "status": NOT_COMPUTABLE,
        "why": NOT_TYPED,
        "method": TYPED,
    }
