"""What a participant is told of their made-up practice: all but what they are asked for."""

from __future__ import annotations

from riktig.exercise.own_practice_made import Made
from riktig.text import format_date, format_number, text

Fact = tuple[str, str]


def facts(made: Made) -> list[Fact]:
    """Label and value, in the order they are read."""
    audit = made.audit
    days = {"first": format_date(audit.first_day), "last": format_date(audit.last_day)}
    found = [
        _fact("made_up"),
        _fact("list_size", count=format_number(made.list_size)),
        _fact("days", **days),
        _fact("whose"),
    ]
    if made.colleagues:
        found.append(_fact("colleagues", title=made.result(made.benchmark).measure.title))
    for one in made.colleagues:
        label = text("own_practice.facts.colleague_label", name=one.name)
        values = {"numerator": one.numerator, "denominator": one.denominator}
        found.append((label, text("own_practice.facts.colleague_value", **values)))
    return found


def file_name(participant: str, assignment: str, attempt: int) -> str:
    """What the file is called when it is saved."""
    form = "file" if attempt == 1 else "file_again"
    about = {"participant": participant, "assignment": assignment, "attempt": attempt}
    return text(f"own_practice.facts.{form}", **about)


def _fact(name: str, **values: str) -> Fact:
    where = f"own_practice.facts.{name}"
    return text(f"{where}_label"), text(f"{where}_value", **values)
