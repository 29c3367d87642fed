"""What a whole run gives: counts of everything, and the reference distribution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from riktig.audit.options import Period
from riktig.audit.period import default_period
from riktig.feedback.reference import read_reference
from riktig.measures.load import measures
from riktig.national.distribution import as_dict, reference, spreads
from riktig.national.keep import REFERENCE, RESULT, as_json, read_part, write_whole
from riktig.national.many import Order
from riktig.national.survey import Looked, days_of
from riktig.text.catalogue import text
from riktig.text.formats import format_date, format_number

SCHEMA: Final = "riktig-national/1"


def finish(out: Path, count: int, order: Order, seen: Looked) -> dict[str, Any]:
    """Writes the result and, where there are prescribers enough, the reference distribution."""
    told = [read_part(out, number) or {} for number in range(count)]
    values: dict[str, list[Any]] = {one.id: [] for one in measures()}
    sums: dict[str, Counter[str]] = {"ledger": Counter(), "problems": Counter()}
    for part in told:
        for name, some in part["values"].items():
            values[name] += some
        for name, counter in sums.items():
            counter.update(part[name])
    found = spreads(values)
    days = days_of(seen)
    result = {
        "schema": SCHEMA,
        "prescribers": sum(len(part["prescribers"]) for part in told),
        "left_out": [one for part in told for one in part["left_out"]],
        "synthetic": sum(part["synthetic"] for part in told),
        "period": ends(order.period or (default_period(order.days[1]) if order.days else None)),
        "days": ends(days),
        "event": order.event,
        "ledger": dict(sums["ledger"]),
        "problems": dict(sorted(sums["problems"].items())),
        "measures": [as_dict(one) for one in found],
    }
    if any(one.percentiles for one in found):
        written = reference(found, _source(result, days))
        read_reference(written.encode())  # what the reports would refuse is not written
        write_whole(out / REFERENCE, written)
    write_whole(out / RESULT, as_json(result))
    return result


def ends(period: Period | None) -> dict[str, str] | None:
    """A period as JSON has it."""
    return None if period is None else {"from": str(period[0]), "to": str(period[1])}


def _source(result: Mapping[str, Any], days: Period | None) -> str:
    """Whose numbers they are, of when, and whether anybody is real."""
    told = result["period"]
    period = (date.fromisoformat(told["from"]), date.fromisoformat(told["to"])) if told else days
    first, last = (format_date(day) for day in period or (date.min, date.min))
    key = "made_up" if result["synthetic"] else "real"
    prescribers = format_number(result["prescribers"])
    return text(f"national.source.{key}", prescribers=prescribers, first=first, last=last)
