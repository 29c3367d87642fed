"""The certificate on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from math import floor
from typing import Any

from riktig.paper.fonts import folder
from riktig.paper.pdf import pdf
from riktig.problem import Refused
from riktig.text import decimal_text, format_date, text
from riktig_exercises.aims import modules
from riktig_exercises.certificate import Certificate

# How typst says it.
_NOT_SHOWN = "could not be displayed"


def certificate_pdf(one: Certificate, code: str) -> bytes:
    """One A4 page: the same certificate, the same bytes.

    `Refused` for a name with letters that the typeface does not have.
    """
    return paper_pdf(document_of(one, code), date.fromisoformat(one.dated), named=bool(one.name))


def paper_pdf(document: Mapping[str, Any], dated: date, *, named: bool) -> bytes:
    """Any paper of this look: what it says is in `document`, as `document_of` has it.

    Tables, aims and code may be empty. `Refused` as `certificate_pdf` where a name is on it.
    """
    template = files("riktig_exercises").joinpath("templates", "certificate.typ").read_bytes()
    try:
        return pdf(template, document, dated, folder())
    except RuntimeError as error:  # typst's own is one
        if named and _NOT_SHOWN in str(error):
            raise Refused("certificate_name_letters") from error
        raise


def document_of(one: Certificate, code: str) -> dict[str, Any]:
    """What the page says, in words."""
    return {
        "title": _say("title"),
        "who": one.name or _say("participant", participant=one.participant),
        "lead": _say("lead", title=one.title),
        "facts": _facts(one),
        "approval": approval_of(one),
        "tables": [
            {
                "title": _say("done"),
                "columns": [_say("assignment"), _say("handed_in")],
                "rows": [[title, _day(day)] for title, day in one.done],
            }
        ],
        "aims_title": _say("aims"),
        "modules": [{"title": m.title, "aims": _sentences(m)} for m in modules().values()],
        "code_label": _say("code"),
        "code": code,
        "code_about": _say("code_about"),
        "foot": _say("foot", title=one.title, dated=_day(one.dated)),
    }


def score_of(one: Certificate) -> str:
    """The test's score. The share is rounded down: it must not seem to be more than it was."""
    values = {"points": one.points, "most": one.most, "mark": one.mark_percent}
    written = {name: decimal_text(value) for name, value in values.items()}
    return _say("score", share=floor(one.points * 100 / one.most + 1e-9), **written)


def approval_of(one: Certificate) -> str:
    """Whether the course counts as a klinisk emnekurs."""
    known = bool(one.approval_id)
    return _say("approved", id=one.approval_id) if known else _say("not_approved")


def _facts(one: Certificate) -> list[list[str]]:
    found = [[_say("test"), score_of(one)], [_say("hours"), _hours(one)]]
    if one.name:
        found.insert(0, [_say("code_of"), one.participant])
    return [*found, [_say("dated"), _day(one.dated)]]


def _hours(one: Certificate) -> str:
    if not one.hours:
        return _say("no_hours")
    parts = [
        f"{text(f'exercise_papers.hours.{part}')} {decimal_text(hours)}"
        for part, hours in one.hours.items()
    ]
    total = decimal_text(sum(one.hours.values()))
    return _say("all_hours", total=total, parts=", ".join(parts))


def _sentences(module: Any) -> list[str]:
    return [aim.sentence for aim in module.aims]


def _day(iso: str) -> str:
    return format_date(date.fromisoformat(iso))


def _say(key: str, **values: object) -> str:
    return text(f"exercise_papers.certificate.{key}", **values)
