"""What each request to the registry does. Heavy parts are imported when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.calculators.asked import refused_at, unreadable, waiting_text
from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.typed import read_typed
from riktig.problem import Refused
from riktig.wire import as_given, sentence

Request = Mapping[str, Any]


def answer_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """A calculator's card for values as typed, or which field is wrong.

    `incomplete` tells a form that is not filled in yet from one that is wrong; a refusal
    whose details say `waiting` is of the first kind.
    """
    calculator = CALCULATORS.get(str(request.get("calculator")))
    values = request.get("values")
    if calculator is None or not isinstance(values, Mapping):
        raise Refused("invalid_input")
    typed = read_typed(calculator.form(), values)
    if typed.missing:
        message = waiting_text(calculator.form(), typed.missing)
        return {"ok": False, "incomplete": True, "message": message, "fields": list(typed.missing)}
    try:
        answer = as_given(calculator.compute(typed.values), request.get("face", "public_site"))
        return {"ok": True, "card": calculator.card(answer).as_dict()}
    except Refused as refusal:
        form, name = calculator.form(), str(refusal.problem.details.get("field", ""))
        message = unreadable(form, name, typed.values) or sentence(refusal.problem)
        field = typed.field_as_typed(name)
        if refusal.problem.details.get("waiting"):
            return {"ok": False, "incomplete": True, "message": message, "fields": [field]}
        return {
            "ok": False,
            "message": refused_at(form, field, message),
            "errors": [{"field": field, "message": message}],
            "problem": {"code": refusal.problem.code},
        }
