"""How a measure's numbers are written: shares in percent, rates per list, masked counts."""

from __future__ import annotations

from functools import cache

from riktig.compare import Side
from riktig.measures.load import measure_named
from riktig.measures.measure import Measure
from riktig.measures.scope import classes
from riktig.problem import Refused
from riktig.statistics import Interval
from riktig.text import decimal_text, format_number, has_text, text

DECIMALS = 1
RATIO_DECIMALS = 2
NO_LIST_SIZE = "no_list_size"  # the reason a rate on the list has a count alone
WRAP = 52  # characters of a chart title that fit its width
SUBTITLE_WRAP = 64  # of the smaller lines under it


def definition(name: str, version: int) -> Measure:
    """The shipped definition a summary's measure was made by; Refused if it is another."""
    try:
        found = measure_named(name)
    except KeyError:
        raise Refused("measure_unknown", measure=name) from None
    if found.version != version:
        raise Refused(
            "measure_versions_differ", measure=found.title, before=version, after=found.version
        )
    return found


def shown(value: float, measure: Measure) -> float:
    """A value as people say it: a share in percent, a rate per what the measure says."""
    return value if measure.denominator.per else value * 100


def amount(value: float, measure: Measure) -> str:
    """A value in the measure's unit: `8,0 %` or `52,3 per 1 000`."""
    return _with_unit(format_number(shown(value, measure), DECIMALS), measure, "percent")


def difference(value: float, measure: Measure) -> str:
    """A difference between two values, with its sign: `+1,2 prosentpoeng`."""
    step = round(shown(value, measure), DECIMALS)
    sign = "+" if step > 0 else ""
    return _with_unit(sign + format_number(step, DECIMALS), measure, "percent_points")


def direction(measure: Measure) -> str:
    """Which way is often wanted, and what to watch meanwhile: the measure's own balancing."""
    watched = text("report.direction.and").join(_lower_first(one) for one in measure.balancing)
    said = text(f"report.direction.{measure.direction}")
    if not watched or measure.direction == "none":
        return said
    return f"{said} {text('report.direction.balancing', watched=watched)}"


def number(value: float, measure: Measure) -> str:
    """A value as people say it, without its unit."""
    return format_number(shown(value, measure), DECIMALS)


def _with_unit(written: str, measure: Measure, share: str) -> str:
    if measure.denominator.per is None:
        return text(f"report.unit.{share}", value=written)
    return text("report.unit.per", value=written, per=format_number(measure.denominator.per))


def counts(side: Side) -> str:
    """`17 av 212`, `17`, masked as fewer than 5 or hidden, or that there is nothing."""
    if uncounted(side):
        return text("report.count.not_computable")
    if side.status == "not_computable":
        return patients(side)
    x, n = side.numerator.number, side.denominator.number
    if x is None:
        return few(n)
    if n is None:
        return text("report.count.alone", count=format_number(x))
    return text("report.count.of", count=format_number(x), of=format_number(n))


def uncounted(side: Side) -> bool:
    """Whether nothing can be said of a side, not even how many there were."""
    known = side.why == NO_LIST_SIZE and side.numerator.number is not None
    return side.status == "not_computable" and not known


def patients(side: Side) -> str:
    """`42 pasienter`: a count that is known while what it is of is not."""
    x = side.numerator.number or 0
    return text(f"report.count.patients_{'one' if x == 1 else 'many'}", count=format_number(x))


def in_words(side: Side, measure: Measure) -> str:
    """The measure's own sentence about one period; not for one that is not computable."""
    x, n = side.numerator.number, side.denominator.number
    least = measure.numerator.at_least
    said = measure.sentence.format(
        numerator=few(None) if x is None else format_number(x),
        denominator=few(None) if n is None else format_number(n),
        at_least="" if least is None else decimal_text(least),
    )
    return said[:1].upper() + said[1:]


def few(n: int | None) -> str:
    """A masked count, with what it is of when that may be shown."""
    if n is None:
        return text("report.count.few")
    return text("report.count.few_of", of=format_number(n))


def counted(side: Side, measure: Measure) -> str:
    """`17 av 212 (8,0 %)`: the counts and, when it is open, the value."""
    if side.value is None:
        return counts(side)
    value = amount(side.value, measure)
    return f"{counts(side)} ({value})"


def value_or_why(side: Side, measure: Measure) -> str:
    """The value alone; the count when there is no denominator; else why it is not shown."""
    return counts(side) if side.value is None else amount(side.value, measure)


def interval(side: Side, measure: Measure) -> str:
    """The interval of a value: `4,7 til 12,5`; a dash when there is none."""
    if side.low is None or side.high is None:
        return text("report.count.missing")
    ends = (format_number(shown(end, measure), DECIMALS) for end in (side.low, side.high))
    return text("report.unit.interval", **dict(zip(("low", "high"), ends, strict=True)))


def ratio(value: float | None, exact: Interval | None) -> str:
    """`0,55 (0,22 til 1,30)`; a dash when there is neither ratio nor interval."""
    if exact is None:
        return text("report.count.missing")
    written = {
        "ratio": text("report.count.missing") if value is None else _ratio(value),
        "low": _ratio(exact.low),
    }
    if exact.high is None:
        return text("report.own.ratio_open", **written)
    return text("report.own.ratio", **written, high=_ratio(exact.high))


def _ratio(value: float) -> str:
    return format_number(value, RATIO_DECIMALS)


@cache
def _class_titles() -> dict[str, str]:
    return {one.id: one.title for one in classes()}


def class_title(name: str) -> str:
    """A class of medicines in words; its code when this version does not know it."""
    return _class_titles().get(name, name)


def whom(measure: Measure) -> str:
    """Who the denominator is: `pasienter som fikk opioider`."""
    own_words = f"report.denominator.{measure.denominator.rule}"
    if measure.denominator.rule != "any" and has_text(own_words):
        return text(own_words)
    titles = [_lower_first(class_title(name)) for name in measure.denominator.classes]
    joined = text("report.denominator.last_or").join(
        part for part in (", ".join(titles[:-1]), titles[-1]) if part
    )
    return text("report.denominator.any", classes=joined)


def unit_line(measure: Measure) -> str:
    """What a chart's axis shows."""
    if measure.denominator.per is None:
        return text("report.unit.percent_axis", denominator=whom(measure))
    of = format_number(measure.denominator.per)
    return text("report.unit.per_axis", per=of, denominator=whom(measure))


def unit_suffix(measure: Measure) -> str:
    """What stands after the numbers of a chart's axis."""
    return text("report.unit.percent_suffix") if measure.denominator.per is None else ""


def wrapped(sentence: str, width: int = WRAP) -> list[str]:
    """A chart's words in lines that fit; charts do not wrap by themselves."""
    lines: list[str] = [""]
    for word in sentence.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _lower_first(title: str) -> str:
    return title[:1].lower() + title[1:]
