"""The patient's sheet of a taper plan on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from riktig.paper.pdf import pdf


def plan_pdf(sheet: Mapping[str, Any], dated: date, font_folder: Path | None = None) -> bytes:
    """PDF of a plan's `sheet`, dated on the plan's first day: the same sheet, the same bytes."""
    template = files("riktig.paper").joinpath("templates", "plan.typ").read_bytes()
    return pdf(template, sheet, dated, font_folder)
