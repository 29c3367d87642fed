"""The plan as a picture: the dose step by step, with the limits that published rules name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riktig.planning.request import PlanRequest
from riktig.planning.steps import Step


def picture(request: PlanRequest, steps: Sequence[Step]) -> dict[str, Any] | None:
    """For JSON; None where there is no picture."""
    return None
