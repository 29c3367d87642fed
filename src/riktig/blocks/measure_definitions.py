"""Each measure in words, for the book's page of them: all from its file and the texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from riktig.blocks.audit_measure_numbers import definition
from riktig.clinical.tables import rows, source
from riktig.measures.load import measures
from riktig.measures.measure import Measure, Part
from riktig.measures.rules import days_rule
from riktig.measures.scope import classes
from riktig.statistics.suppression import MIN_COUNT
from riktig.text import decimal_text, format_date, format_number, text

_ROWS: Final = (
    "numerator",
    "denominator",
    "formula",
    "window",
    "days",
    "event",
    "exclusions",
    "direction",
    "small",
    "balancing",
    "limits",
    "source",
    "made",
    "version",
)


class Definition(NamedTuple):
    """One measure on the page: its title, why it is there, and rows of (label, sentences)."""

    id: str
    title: str
    why: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def definitions() -> tuple[Definition, ...]:
    """Every shipped measure, the headlines first."""
    return tuple(_definition(one) for one in measures())


def _definition(measure: Measure) -> Definition:
    told = {
        "numerator": (_part(measure.numerator, _numerator_key(measure)),),
        "denominator": (
            _part(measure.denominator, f"denominator.{measure.denominator.rule}"),
            definition(measure.denominator_why, measure),
        ),
        "formula": (_formula(measure),),
        "window": _window(measure),
        "days": (_days(measure),),
        "event": (text(f"measures.event.{measure.event}"),),
        "exclusions": (measure.cannot_exclude or text("measures.exclusions.none"),),
        "direction": (text(f"measures.direction.{measure.direction}"),),
        "small": (text(f"measures.small.{measure.small_numbers}", most=MIN_COUNT - 1),),
        "balancing": measure.balancing or (text("measures.balancing.none"),),
        "limits": tuple(definition(one, measure) for one in measure.limits),
        "source": tuple(_source(name) for name in measure.source),
        "made": (_made(measure),),
        "version": (f"{measure.id} {measure.version}",),
    }
    labelled = tuple((text(f"measures.page.{name}"), told[name]) for name in _ROWS)
    return Definition(measure.id, measure.title, definition(measure.why, measure), labelled)


def _numerator_key(measure: Measure) -> str:
    part = measure.numerator
    if part.rule == "amount":
        return f"numerator.amount_{part.amount}"
    if part.rule == "prescription_group":
        return f"numerator.prescription_group_{'any' if part.at_least is None else 'reach'}"
    return f"numerator.{part.rule}"


def _part(part: Part, key: str) -> str:
    numbers = {name: format_number(number) for name, number in part.numbers().items()}
    reach = "more_than" if part.strict else "at_least"
    return text(
        f"measures.{key}",
        **numbers,
        reach=text(f"measures.reach.{reach}", number=decimal_text(part.at_least or 0.0)),
        groups=_groups(part.classes),
        others=_groups(part.with_classes),
        substances=_substances(part.codes),
        letters=text("measures.group.or").join(part.letters),
    )


def _groups(names: Iterable[str]) -> str:
    held = set(names)
    groups = dict.fromkeys(one.group for one in classes() if one.group and one.id in held)
    return text("measures.group.or").join(text(f"measures.group.{name}") for name in groups)


def _substances(codes: Iterable[str]) -> str:
    names = {row["atc"]: row["substance"] for row in rows("substances")}
    return text("measures.group.or").join(f"{names[code]} ({code})" for code in codes)


def _formula(measure: Measure) -> str:
    per = measure.denominator.per
    if measure.denominator.rule == "none":
        return text("measures.formula.count")
    kind = "amount" if measure.numerator.rule == "amount" else "rate" if per else "share"
    return text(f"measures.formula.{kind}", per=format_number(per or 0))


def _window(measure: Measure) -> tuple[str, ...]:
    told = text("measures.window.rolling", days=format_number(measure.window_days))
    washout = measure.numerator.washout
    if not washout:
        return (told,)
    return told, text("measures.window.washout", washout=format_number(washout))


def _days(measure: Measure) -> str:
    if not measure.days_rule:
        return text("measures.days.none")
    joined = text("measures.days.joined")
    others = joined.join(_rule(name) for name in measure.alternatives)
    return text("measures.days.rule", rule=_rule(measure.days_rule), others=others)


def _rule(name: str) -> str:
    return days_rule(name).title.format(row=text("measures.days.row"))


def _source(name: str) -> str:
    row = source(name)
    return f"{row['publisher']}: {row['title']}"


def _made(measure: Measure) -> str:
    key = "signed" if measure.checker and measure.reviewed_on else "unsigned"
    return text(
        f"measures.made.{key}",
        author=measure.author,
        checker=measure.checker,
        on=measure.reviewed_on,
        review=format_date(measure.next_review),
    )
