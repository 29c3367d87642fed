"""A plan's sheet for the patient, as the kernel makes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from riktig_widgets.paper_process import made_apart

_HERE = "riktig_widgets.plan_paper:sheet_pdf"
# Which part of the answer holds the sheet, by the request it is asked with.
_PLANS = {"plan": "plan", "plan_together": "together"}


def plan_paper(request: Mapping[str, Any]) -> bytes | None:
    """The PDF of a plan's sheet; `request` is that of `plan` or `plan_together`."""
    return made_apart(_HERE, request) if str(request.get("op")) in _PLANS else None


def sheet_pdf(request: Mapping[str, Any]) -> bytes | None:
    """As `plan_paper`, in this process; `None` where there is no sheet."""
    from riktig.paper.fonts import ready
    from riktig.paper.plan_sheet import plan_pdf
    from riktig.registry import handle

    answer = handle({**request, "face": "apps"})
    plan = answer.get(_PLANS[request["op"]]) or {}
    if not plan.get("sheet"):
        return None
    return plan_pdf(plan["sheet"], date.fromisoformat(plan["first_day"]), ready())
