"""The planner's requests to the registry. The planner is imported when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from riktig.configuration import Face
from riktig.problem import Refused
from riktig.text.catalogue import area, text
from riktig.wire import sentence

Request = Mapping[str, Any]

# A face that does not tell its name is held to be the one that may show least.
_LEAST = "public_site"


def plan_form_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """What a plan is made from: medicines, questions, published rules, made-up patients."""
    from riktig.planning.form import form_view

    return {"ok": True, "form": form_view(_face(request))}


def plan_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """A plan, or which fields still wait (`incomplete`) or are wrong (`errors`)."""
    from riktig.planning.plan import plan_view
    from riktig.planning.request import Incomplete

    values = request.get("input")
    if not isinstance(values, Mapping):
        raise Refused("invalid_input")
    try:
        return {"ok": True, "plan": plan_view(values, _face(request))}
    except (Incomplete, Refused) as cause:
        return _not_ready(cause)


def plan_together_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """Several medicines' plans as one (`items`, values as of `plan`).

    `at` in the answer names the medicine that is not ready, counted from 0.
    """
    from riktig.planning.together import together_view
    from riktig.planning.together_line import AtMedicine

    try:
        return {"ok": True, "together": together_view(request.get("items"), _face(request))}
    except AtMedicine as not_ready:
        return {**_not_ready(not_ready.cause), "at": not_ready.at}


def plan_compare_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """Two plans side by side: `a` and `b`, each as `items` of `plan_together`.

    `plan` in the answer says which of them, and `at` which medicine, is not ready.
    """
    from riktig.planning.together_compare import compare_view
    from riktig.planning.together_line import AtMedicine
    from riktig.planning.together_picture import PLAN_A, PLAN_B

    asked = {PLAN_A: request.get("a"), PLAN_B: request.get("b")}
    try:
        return {"ok": True, "compare": compare_view(asked, _face(request))}
    except AtMedicine as not_ready:
        return {**_not_ready(not_ready.cause), "at": not_ready.at, "plan": not_ready.plan}


def _not_ready(cause: Exception) -> dict[str, Any]:
    """What a plan waits for, or what is wrong with it."""
    from riktig.planning.request import Incomplete

    if isinstance(cause, Incomplete):
        message = _waiting_for(cause.fields)
        return {"ok": False, "incomplete": True, "message": message, "fields": [*cause.fields]}
    if not isinstance(cause, Refused):
        raise cause
    message = sentence(cause.problem)
    field = str(cause.problem.details.get("field", ""))
    return {
        "ok": False,
        "message": message,
        "errors": [{"field": field, "message": message}],
        "problem": {"code": cause.problem.code},
    }


def _waiting_for(fields: Sequence[str]) -> str:
    """Which fields wait, by the words that stand beside them on the page."""
    from riktig.planning.fields import LABELS

    labels = area("planning")["labels"]
    waiting = [labels[label] for name, label in LABELS.items() if name in fields]
    named = [text("calculators.place.field", field=label) for label in waiting]
    return text("planning.incomplete.plan", fields=", ".join(named))


def _face(request: Request) -> Face:
    face = request.get("face", _LEAST)
    return cast("Face", face) if isinstance(face, str) else cast("Face", _LEAST)
