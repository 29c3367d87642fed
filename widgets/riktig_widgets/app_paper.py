"""An app's sheets as PDF, set by typst in a process of its own, so that the kernel stays small."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from riktig_widgets.plan_paper import plan_paper
from riktig_widgets.visit_paper import visit_paper

# kind -> what makes the PDF of a request; each app's owner adds its own.
PAPERS: dict[str, Callable[[Mapping[str, Any]], bytes | None]] = {
    "plan": plan_paper,
    "visit": visit_paper,
}


def paper(request: object) -> bytes | None:
    """The PDF of `{"paper": KIND, ...}`, or `None` for a kind there is not."""
    if not isinstance(request, Mapping):
        return None
    made = PAPERS.get(str(request.get("paper")))
    return made(request) if made else None
