"""The doctor's three numbers: from a shared summary, from what the doctor says, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.blocks import words
from riktig.blocks.audit_measure_numbers import definition
from riktig.blocks.audit_measure_picture import bar
from riktig.compare import Side, checked_summary
from riktig.compare.ratios import side_of
from riktig.measures.load import measure_named
from riktig.measures.measure import Measure
from riktig.problem import Refused
from riktig.text import format_date, format_number, parse_number, text
from riktig.visit.plan import themes

MOST_COUNT: Final = 100_000  # patients of one doctor; chosen here, well above any list


def measures_of(theme: str, part: str) -> tuple[Measure, ...]:
    """The theme's `numbers` or `measures`."""
    return tuple(measure_named(name) for name in themes()[theme][part])


def asked_for(theme: str) -> list[dict[str, Any]]:
    """The three that may be typed: what is counted, and what it is of."""
    return [
        {
            "id": one.id,
            "title": definition(one.title, one),
            "part": definition(one.parts[0], one) if one.parts else "",
            "whom": words.whom(one),
        }
        for one in measures_of(theme, "numbers")
    ]


def from_summary(theme: str, summary: Mapping[str, Any]) -> dict[str, Any]:
    """The theme's numbers from a shared summary; each says why when it has none."""
    read = checked_summary(summary)
    sides = {
        one.id: read.measures[one.id][1]
        for one in measures_of(theme, "numbers")
        if one.id in read.measures and read.measures[one.id][0] == one.version
    }
    other = {one for one in read.measures if one not in sides}
    span = {"first": format_date(read.first), "last": format_date(read.last)}
    return {
        "numbers": [
            _number(one, sides.get(one.id), "version" if one.id in other else "none")
            for one in measures_of(theme, "numbers")
        ],
        "source": text("visit.numbers.source_file", **span),
        "synthetic": read.synthetic,
        "notes": [text("visit.numbers.chance"), text("visit.numbers.own")],
    }


def from_typed(theme: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The theme's numbers as typed: measure -> [how many, of how many].

    Refused: visit_typed, visit_typed_above, visit_typed_none. Those not typed are left out.
    """
    known = {one.id: one for one in measures_of(theme, "numbers")}
    if not set(typed) <= set(known):
        raise Refused("visit_measure")
    sides = {name: _side(known[name], given) for name, given in typed.items() if _is_given(given)}
    if not sides:
        raise Refused("visit_typed_none")
    return {
        "numbers": [
            _number(one, sides[one.id], "none") for one in known.values() if one.id in sides
        ],
        "source": text("visit.numbers.source_typed"),
        "synthetic": False,
        "notes": [text("visit.numbers.chance"), text("visit.numbers.own")],
    }


def _is_given(given: object) -> bool:
    return isinstance(given, list) and any(one not in ("", None) for one in given)


def _side(measure: Measure, given: list[object]) -> Side:
    """A side of two counts; the denominator above zero."""
    title = definition(measure.title, measure)
    counts = [_count(one) for one in given]
    if len(counts) != 2 or None in counts or not counts[1]:
        raise Refused("visit_typed", measure=title)
    x, n = counts
    if x is None or n is None or x > n:
        raise Refused("visit_typed_above", measure=title)
    return side_of(x, n, measure.denominator.per)


def _count(given: object) -> int | None:
    read = parse_number(given) if isinstance(given, str) else given
    if isinstance(read, bool) or not isinstance(read, (int, float)):
        return None
    return int(read) if float(read).is_integer() and 0 <= read <= MOST_COUNT else None


def _number(measure: Measure, side: Side | None, missing: str) -> dict[str, Any]:
    """One number: sentence, value, interval, what it may mean, and a picture."""
    about = {
        "id": measure.id,
        "title": definition(measure.title, measure),
        "why": measure.why,
        "shown": False,
        "value": "",
        "interval": "",
        "picture": None,
    }
    if side is None:
        return {**about, "sentence": text(f"visit.numbers.{missing}")}
    if side.status == "suppressed":
        return {**about, "sentence": text("visit.numbers.masked")}
    if side.value is None:
        return {**about, "sentence": words.counted(side, measure)}
    limits = _limits(side, measure)
    return {
        **about,
        "shown": True,
        "sentence": words.in_words(side, measure),
        "value": words.amount(side.value, measure),
        "interval": text("visit.numbers.interval", interval=limits) if limits else "",
        "picture": _picture(measure, side),
    }


def _limits(side: Side, measure: Measure) -> str:
    """The interval with its unit: the visit shows the number large, and this line away from it."""
    if side.low is None or side.high is None:
        return ""
    low = format_number(words.shown(side.low, measure), words.DECIMALS)
    return text("report.unit.interval", low=low, high=words.amount(side.high, measure))


def _picture(measure: Measure, side: Side) -> dict[str, Any] | None:
    """Those counted beside the rest; none for a rate, whose part is too thin to see."""
    x, n = side.numerator.number, side.denominator.number
    if measure.denominator.per is not None or x is None or not n or not measure.parts:
        return None
    shown = {"numerator": x, "denominator": n}
    return bar([definition(part, measure) for part in measure.parts], shown).as_dict()
