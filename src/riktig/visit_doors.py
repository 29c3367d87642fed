"""The visit's requests to the registry. docs/reference/visit.md has their shapes.

Each part is imported when first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.problem import Refused
from riktig.wire import sentence

Request = Mapping[str, Any]


def visit_open_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"minutes": 10 | 15 | 20, "theme"}`: all a visit shows."""
    from riktig.visit.opened import opened
    from riktig.visit.plan import length_of, theme_of

    return {"ok": True, **opened(length_of(request.get("minutes")), theme_of(request.get("theme")))}


def visit_search_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"words"}`: ids of the objections that fit, the best first; all for no words."""
    from riktig.visit.search import find

    words = request.get("words", "")
    if not isinstance(words, str):
        raise Refused("invalid_input")
    return {"ok": True, "found": find(words)}


def visit_numbers_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"theme"}` with one shared summary, or `{"theme", "typed": {measure: [x, n]}}`."""
    from riktig.visit.gate import shared_summary
    from riktig.visit.numbers import from_summary, from_typed
    from riktig.visit.plan import theme_of

    theme, typed = theme_of(request.get("theme")), request.get("typed")
    if isinstance(typed, Mapping) and not blobs:
        return {"ok": True, **from_typed(theme, typed)}
    return {"ok": True, **from_summary(theme, shared_summary(blobs))}


def visit_commitment_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"measure", "aim", "by", "change"?, "today"}`: the code and what it says."""
    from riktig.visit.commitment import commitment

    try:
        return {"ok": True, **commitment(request)}
    except Refused as refusal:
        return _placed(refusal)


def visit_ledger_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"rows", "cost_per_visit"?, "evaluation"?}`: shares and marks, and the two files."""
    from riktig.visit.ledger import cost_of, ledger, read_rows
    from riktig.visit.ledger_file import ledger_csv, ledger_file, read_evaluation

    try:
        rows, cost = read_rows(request.get("rows")), cost_of(request.get("cost_per_visit"))
    except Refused as refusal:
        return _placed(refusal)
    evaluation = read_evaluation(request.get("evaluation"))
    return {
        "ok": True,
        "ledger": ledger(rows, cost),
        "file": ledger_file(rows, cost, evaluation),
        "csv": ledger_csv(rows, evaluation),
    }


def visit_ledger_open_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The campaign file in `blobs`, as `visit_ledger` takes it."""
    from riktig.visit.ledger_file import open_ledger

    if len(blobs) != 1:
        raise Refused("not_a_ledger")
    return {"ok": True, **open_ledger(blobs[0])}


def visit_sheet_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"theme", "messages"?, "commitment"?, "numbers"?, "both_agree"?, "today"}`."""
    from riktig.visit.plan import theme_of
    from riktig.visit.sheet import sheet

    return {"ok": True, "sheet": sheet(theme_of(request.get("theme")), request)}


def visit_questions_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"fields": {question, medicine, others, more, use, by}, "confirmed"?, "today"}`."""
    from riktig.visit.asked import today
    from riktig.visit.questions import question

    fields = request.get("fields")
    if not isinstance(fields, Mapping):
        raise Refused("invalid_input")
    confirmed = request.get("confirmed") is True
    return {"ok": True, **question(fields, today(request), confirmed=confirmed)}


def _placed(refusal: Refused) -> dict[str, Any]:
    """A refusal with the field it is about, and the row, counted from 1; none: no row."""
    details = refusal.problem.details
    message = sentence(refusal.problem)
    where = {"field": str(details.get("field", "")), "row": details.get("row")}
    return {
        "ok": False,
        "message": message,
        "errors": [{**where, "message": message}],
        "problem": {"code": refusal.problem.code},
    }
