"""The commitments of a meeting: each as a sentence with its code, and all as a group file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from riktig.agreed.agreed import Commitment, Plan
from riktig.agreed.code import commitment_code
from riktig.agreed.read import read_agreed
from riktig.agreed.write import group_json, group_toml
from riktig.blocks.letters import letter_sequence
from riktig.feedback.ledger import aim_words
from riktig.feedback.measure_titles import measure_title, short_title
from riktig.measures.load import measure_named, reported
from riktig.problem import Problem, Refused
from riktig.text import format_date, text
from riktig.text.catalogue import area


def measure_choices() -> list[dict[str, Any]]:
    """The measures a commitment may name, with the unit its aim is in."""
    return [
        {
            "value": one.id,
            "version": one.version,
            "label": measure_title(one),
            "unit": _unit(one.denominator.per),
        }
        for one in reported()
    ]


def ledger_view(group: Mapping[str, Any]) -> dict[str, Any]:
    """The file, and its commitments in its order. Refused: ledger_*, or as the file's reader.

    `free` is the next letter nobody has.
    """
    try:
        written = group_toml(group)
    except Refused as refusal:
        raise _as_typed(refusal.problem) from None
    agreed = read_agreed(written)
    taken = set(agreed.letters.values())
    return {
        "toml": written,
        "group": group_json(agreed),
        "plans": [_plan(one, agreed.letters) for one in agreed.plans],
        "commitments": [_commitment(one, agreed.letters) for one in agreed.commitments],
        "free": next(one for one in letter_sequence() if one not in taken),
    }


def _as_typed(problem: Problem) -> Refused:
    """A fault by the names of the page's fields: who types has seen no file."""
    meeting = area("meeting")
    code = problem.code.replace("group_file_", "ledger_")
    field = problem.details.get("field")
    if code not in meeting["problem"] or (field and field not in meeting["field"]):
        return Refused(problem.code, **problem.details)
    return Refused(code, **{**problem.details, "field": meeting["field"].get(field, "")})


def _plan(plan: Plan, letters: Mapping[str, str]) -> dict[str, str]:
    measure = measure_named(plan.measure)
    wanted = {"lower": "lower", "higher": "higher"}.get(measure.direction)
    aim = aim_words(plan, measure)
    aim = text(f"plan.wanted.{wanted}", aim=aim) if wanted else aim
    return {
        "letter": letters.get(plan.member, plan.member),
        "title": short_title(measure),
        "said": text("meeting.ledger.plan", aim=aim, date=format_date(plan.by)),
        "change": plan.change,
        "code": _code(plan),
    }


def _code(plan: Plan) -> str:
    """What the report afterwards knows the plan by; none where no code can hold it."""
    if round(plan.aim, 1) != plan.aim:
        return ""
    try:
        return commitment_code(plan.measure, plan.version, plan.aim, plan.by)
    except ValueError:
        return ""


def _commitment(one: Commitment, letters: Mapping[str, str]) -> dict[str, str]:
    return {
        "letter": letters.get(one.member, one.member),
        "title": text("group_report.ledger.own_words"),
        "said": _by(one.by),
        "change": one.change,
        "code": "",
    }


def _by(day: date | None) -> str:
    return text("group_report.ledger.by", date=format_date(day)) if day else ""


def _unit(per: int | None) -> str:
    return text("meeting.ledger.per", per=f"{per}") if per else text("meeting.ledger.percent")
