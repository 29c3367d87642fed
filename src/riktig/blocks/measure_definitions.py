"""Each measure in words, for its page in the book: all from its file and the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from riktig.blocks.audit_measure_numbers import definition
from riktig.clinical.tables import rows, source
from riktig.measures.load import measures
from riktig.measures.measure import Measure, Part
from riktig.measures.rules import days_rule, taper_rule, taper_rule_names, taper_users
from riktig.measures.scope import classes
from riktig.statistics.suppression import MIN_COUNT
from riktig.text import decimal_text, format_date, format_number, text

# The sections of a measure's page, and what each tells. The sources have a list of their own.
_SECTIONS: Final = {
    "counted": ("numerator", "denominator", "formula", "window", "days", "event", "exclusions"),
    "read": ("direction", "balancing", "limits", "review", "part_time", "small"),
    "made": ("made", "version"),
}
# The theme of a measure by the first group it counts.
_THEMES: Final = {
    "opioid": "opioid",
    "benzodiazepine": "sedative",
    "z_hypnotic": "sedative",
}
THEMES: Final = ("opioid", "together", "sedative", "age", "taper", "other", "review")

Rows = tuple[tuple[str, tuple[str, ...]], ...]


class Section(NamedTuple):
    """A part of the page: its key, and rows of (label, sentences)."""

    id: str
    rows: Rows


class Source(NamedTuple):
    """A source by publisher and title; `url` is "" where it has no address."""

    name: str
    url: str


class Definition(NamedTuple):
    """One measure on its page; `theme` is one of `THEMES`, `short` says whom it counts."""

    id: str
    title: str
    why: str
    short: str
    headline: bool
    theme: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def definitions() -> tuple[Definition, ...]:
    """Every shipped measure, the headlines first."""
    return tuple(_definition(one) for one in measures())


def _definition(measure: Measure) -> Definition:
    told = {name: tell(measure) for name, tell in _TOLD.items()}
    return Definition(
        id=measure.id,
        title=measure.title,
        why=definition(measure.why, measure),
        short=told["numerator"][0],
        headline=measure.place == "headline",
        theme=_theme(measure),
        sections=tuple(
            Section(name, tuple((text(f"measures.page.{r}"), told[r]) for r in rows_of if told[r]))
            for name, rows_of in _SECTIONS.items()
        ),
        sources=tuple(source_told(name) for name in measure.source),
    )


def _theme(measure: Measure) -> str:
    part = measure.numerator
    if part.min_age is not None:
        return "age"
    if part.taper:
        return "taper"
    if part.with_classes or part.sets:
        return "together"
    held = set(part.classes)
    group = next((one.group for one in classes() if one.id in held and one.group), "")
    return _THEMES.get(group, "other")


def _denominator(measure: Measure) -> tuple[str, ...]:
    part = measure.denominator
    return _part(part, f"denominator.{part.rule}"), definition(measure.denominator_why, measure)


def _numerator_key(measure: Measure) -> str:
    part = measure.numerator
    if part.rule == "amount" and part.washout:
        return "numerator.amount_first"
    if part.rule == "taper":
        return f"numerator.taper_{part.stage}"
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
        sets=", ".join(_groups(one) for one in part.sets),
        taper=taper_rule(part.taper).title if part.taper else "",
        pickups=format_number(taper_users().least_pickups),
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
    if measure.numerator.rule == "amount" and not per:
        return text("measures.formula.mean")
    kind = "amount" if measure.numerator.rule == "amount" else "rate" if per else "share"
    return text(f"measures.formula.{kind}", per=format_number(per or 0))


def _window(measure: Measure) -> tuple[str, ...]:
    told = text("measures.window.rolling", days=format_number(measure.window_days))
    washout = measure.numerator.washout
    if not washout:
        return (told,)
    return told, text("measures.window.washout", washout=format_number(washout))


def _days(measure: Measure) -> tuple[str, ...]:
    joined = text("measures.days.joined")
    others = joined.join(_rule(name) for name in measure.alternatives)
    if measure.numerator.taper:
        rule = _rule(measure.numerator.taper)
        return (text("measures.days.taper", rule=rule, others=others),)
    if not measure.days_rule:
        return (text("measures.days.none"),)
    return (text("measures.days.rule", rule=_rule(measure.days_rule), others=others),)


def _rule(name: str) -> str:
    if name in taper_rule_names():
        return taper_rule(name).title
    return days_rule(name).title.format(row=text("measures.days.row"))


def source_told(name: str) -> Source:
    """A source as a page names it."""
    row = source(name)
    return Source(f"{row['publisher']}: {row['title']}", row["url"])


def _exclusions(measure: Measure) -> tuple[str, ...]:
    """What is held outside where the file can tell, and what is then said of a file that cannot."""
    told = tuple(
        text(f"measures.exclusions.{name}", codes=_codes(name)) for name in measure.exclusions
    )
    if told:
        return *told, text("measures.exclusions.without_codes")
    return (measure.cannot_exclude or text("measures.exclusions.none"),)


def _codes(reason: str) -> str:
    """The reimbursement codes of one reason, a range by its ends."""
    found = [
        f"{row['code']}\N{EN DASH}{row['last_code']}" if row["last_code"] else row["code"]
        for row in rows("reimbursement_codes")
        if row["excluded_for"] == reason
    ]
    return ", ".join(found)


def _review(measure: Measure) -> tuple[str, ...]:
    """Why a patient it counts stands in the own list to look at again, and what can be done."""
    if not measure.review.order:
        return (text("measures.review.none"),)
    return text("measures.review.reason", reason=measure.review.reason), measure.review.do


def _part_time(measure: Measure) -> tuple[str, ...]:
    """Said of the measures that stand first where the list says little."""
    return (text("measures.part_time.first"),) if measure.headline_part_time else ()


def made_told(author: str, checker: str, reviewed_on: str, next_review: date) -> str:
    """Who made a measure, who checked it, and when it is to be read again."""
    return text(
        f"measures.made.{'signed' if checker and reviewed_on else 'unsigned'}",
        author=author,
        checker=checker,
        on=reviewed_on,
        review=format_date(next_review),
    )


def version_told(name: str, version: int, changes: Iterable[str] = ()) -> tuple[str, ...]:
    """Id and version, and what each version after the first changed."""
    named = text("measures.version.named", id=name, version=version)
    later = (
        text("measures.version.change", version=number, change=change)
        for number, change in enumerate(changes, 2)
    )
    return named, *later


# What each row says of a measure.
_TOLD: Final[Mapping[str, Callable[[Measure], tuple[str, ...]]]] = {
    "numerator": lambda one: (_part(one.numerator, _numerator_key(one)),),
    "denominator": _denominator,
    "formula": lambda one: (_formula(one),),
    "window": _window,
    "days": _days,
    "event": lambda one: (text(f"measures.event.{one.event}"),),
    "exclusions": _exclusions,
    "direction": lambda one: (text(f"measures.direction.{one.direction}"),),
    "small": lambda one: (text(f"measures.small.{one.small_numbers}", most=MIN_COUNT - 1),),
    "balancing": lambda one: one.balancing or (text("measures.balancing.none"),),
    "limits": lambda one: tuple(definition(limit, one) for limit in one.limits),
    "review": _review,
    "part_time": _part_time,
    "made": lambda one: (made_told(one.author, one.checker, one.reviewed_on, one.next_review),),
    "version": lambda one: version_told(one.id, one.version, one.changes),
}
