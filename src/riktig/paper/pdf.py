"""Tagged PDF by typst. What people wrote goes in as data, never as typst source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any

from riktig.charts.look import tokens

STANDARD = "ua-1"  # PDF/UA: tags, title, language, alt texts


def pdf(
    source: bytes, document: Mapping[str, Any], dated: date, font_folder: Path | None = None
) -> bytes:
    """A document by a typst template, dated on a given day: the same input, the same bytes."""
    import typst

    block = files("riktig.paper").joinpath("templates", "block.typ").read_bytes()
    stated = {**document, "date": [dated.year, dated.month, dated.day]}
    compiled: Any = typst.compile(
        {"main": source, "block.typ": block},  # type: ignore[call-overload]
        sys_inputs={
            "document": json.dumps(stated, ensure_ascii=False),
            "theme": json.dumps(tokens()),
        },
        font_paths=[str(font_folder)] if font_folder else [],
        ignore_system_fonts=True,
        pdf_standards=[STANDARD],
        timestamp=int(datetime.combine(dated, time(12), UTC).timestamp()),
    )
    made: bytes = compiled
    return made
