"""The sheet a visit leaves behind, as the kernel makes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from riktig_widgets.paper_process import made_apart

_HERE = "riktig_widgets.visit_paper:sheet_pdf"


def visit_paper(request: Mapping[str, Any]) -> bytes | None:
    """The PDF of `visit_sheet`'s request; `None` where the core refuses it."""
    return made_apart(_HERE, request)


def sheet_pdf(request: Mapping[str, Any]) -> bytes | None:
    """As `visit_paper`, in this process."""
    from riktig.paper.fonts import ready
    from riktig.paper.visit_sheet import visit_pdf
    from riktig.registry import handle

    answer = handle({**request, "op": "visit_sheet", "face": "apps"})
    if not answer["ok"]:
        return None
    return visit_pdf(answer["sheet"], date.fromisoformat(request["today"]), ready())
