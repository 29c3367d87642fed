"""Every statement of a report with its numbers, for whoever checks it by machine."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

from riktig import __version__
from riktig.feedback.report import Report

SCHEMA: Final = "riktig-report/1"


def record(report: Report, dated: date) -> dict[str, Any]:
    """The machine-readable copy: no name, no picture; numbers unrounded."""
    return {
        "schema": SCHEMA,
        "who": report.who,
        "dated": dated.isoformat(),
        "made_by": __version__,
        "synthetic": bool(report.synthetic),
        "title": report.title,
        "subtitle": list(report.subtitle),
        "headlines": [one.as_dict() for one in report.front.headlines],
        "statements": [
            {"block": block, **said.as_dict()} for block, said in report.statements() if said.text
        ],
    }


def record_json(report: Report, dated: date) -> str:
    """The same as text: the same report, the same bytes."""
    return json.dumps(record(report, dated), ensure_ascii=False, indent=1) + "\n"
