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
    except Incomplete as waiting:
        message = _waiting_for(waiting.fields)
        return {"ok": False, "incomplete": True, "message": message, "fields": [*waiting.fields]}
    except Refused as refusal:
        message = sentence(refusal.problem)
        field = str(refusal.problem.details.get("field", ""))
        return {
            "ok": False,
            "message": message,
            "errors": [{"field": field, "message": message}],
            "problem": {"code": refusal.problem.code},
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
