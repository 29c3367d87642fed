"""One written agreement: which number is to become what, and by when. It gives a code."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from riktig.agreed.code import FIRST_DAY, TENTHS, Agreement, commitment_code, most_aim, read_code
from riktig.blocks.audit_measure_numbers import definition
from riktig.measures.load import measure_named
from riktig.measures.measure import Measure
from riktig.problem import Refused
from riktig.text import decimal_text, format_date, format_number, parse_number, text
from riktig.visit.asked import Request, day, today, words
from riktig.visit.numbers import measures_of
from riktig.visit.plan import themes

MOST_YEARS: Final = 2  # from the visit to the agreed day; chosen here
_YEAR_DAYS: Final = 366


def may_be_agreed(theme: str) -> list[dict[str, Any]]:
    """The measures an agreement may name, with unit, way and the highest aim."""
    return [
        {
            "id": one.id,
            "title": definition(one.title, one),
            "unit": _unit(one),
            "direction": one.direction,
            "most": most_aim(one),
        }
        for one in measures_of(theme, "measures")
    ]


def commitment(request: Request) -> dict[str, Any]:
    """Code, sentence, and what the code says when it is read back.

    Refused: visit_measure, visit_aim, visit_by, visit_today, visit_words ...
    """
    measure = _measure(request.get("measure"))
    change = words(request.get("change"))
    code = commitment_code(
        measure.id, measure.version, _aim(request.get("aim"), measure), _by(request)
    )
    checked = read_code(code)
    return {
        "code": code,
        "sentence": sentence(checked),
        "change": text("visit.commitment.change", change=change) if change else "",
        "about": text("visit.commitment.about"),
        "checked": {
            "measure": checked.measure,
            "version": checked.version,
            "title": definition(measure.title, measure),
            "aim": checked.aim,
            "aim_text": aim_words(checked),
            "by": checked.by.isoformat(),
            "by_text": format_date(checked.by),
        },
    }


def sentence(agreed: Agreement) -> str:
    """The agreement in one sentence: measure, aim and day."""
    measure = measure_named(agreed.measure)
    way = "higher" if measure.direction == "higher" else "lower"
    return text(
        f"visit.commitment.{way}",
        measure=definition(measure.title, measure),
        aim=aim_words(agreed),
        by=format_date(agreed.by),
    )


def aim_words(agreed: Agreement) -> str:
    """`12,5 %`, or `40 per 1 000`."""
    per = measure_named(agreed.measure).denominator.per
    value = decimal_text(agreed.aim, 1)
    if per is None:
        return text("report.unit.percent", value=value)
    return text("report.unit.per", value=value, per=format_number(per))


def _unit(measure: Measure) -> str:
    per = measure.denominator.per
    if per is None:
        return text("visit.commitment.unit_percent")
    return text("visit.commitment.unit_per", per=format_number(per))


def _measure(asked: object) -> Measure:
    known = {name for theme in themes().values() for name in theme["measures"]}
    if not isinstance(asked, str) or asked not in known:
        raise Refused("visit_measure", field="measure")
    return measure_named(asked)


def _aim(given: object, measure: Measure) -> float:
    """At most one decimal, which is what a report writes."""
    most = most_aim(measure)
    read = parse_number(given) if isinstance(given, str) else given
    if isinstance(read, bool) or not isinstance(read, (int, float)) or not 0 <= read <= most:
        raise Refused("visit_aim", field="aim", most=most)
    if abs(read * TENTHS - round(read * TENTHS)) > 1e-9:
        raise Refused("visit_aim", field="aim", most=most)
    return float(read)


def _by(request: Request) -> date:
    now, by = today(request), day(request.get("by"))
    last = now + timedelta(days=MOST_YEARS * _YEAR_DAYS)
    if by is None or not max(now, FIRST_DAY) < by <= last:
        raise Refused("visit_by", field="by", years=MOST_YEARS)
    return by
