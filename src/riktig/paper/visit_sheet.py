"""The sheet a visit leaves behind, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from riktig.paper.pdf import pdf


def visit_pdf(sheet: Mapping[str, Any], dated: date, font_folder: Path | None = None) -> bytes:
    """PDF of a visit's `sheet` on one page: the same sheet and day, the same bytes."""
    template = files("riktig.paper").joinpath("templates", "visit.typ").read_bytes()
    return pdf(template, {**sheet, "when": sheet["date"]}, dated, font_folder)
