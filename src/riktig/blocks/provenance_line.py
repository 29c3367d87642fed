"""One line under every figure: whose rows, what they are, of when, and if they were checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from riktig.audit.result import Audit
from riktig.summary.told import checked_told
from riktig.text import format_date, text


def provenance_line(summary: Mapping[str, Any]) -> str:
    """Period, the extract's last day, event, attribution, spot check, and whether it is made up."""
    period, made_by = summary["period"], summary["made_by"]
    line = text(
        "practice.line.source",
        first=_day(period["from"]),
        last=_day(period["to"]),
        extract=_day(made_by["extract_last_day"]),
        event=text(f"practice.line.{summary['event']}"),
        attribution=text(f"practice.line.{summary['attribution']}"),
        check=spot_check_words(made_by.get("spot_check")),
    )
    return f"{line} {text('audit.view.synthetic')}" if made_by["synthetic"] else line


def basis(audit: Audit) -> str:
    """The same of a block whose periods are its own: all but the periods and the last day."""
    line = text(
        "practice.line.basis",
        event=text(f"practice.line.{audit.event}"),
        attribution=text(f"practice.line.{audit.options.attribution}"),
        check=spot_check_words(checked_told(audit.options).get("spot_check")),
    )
    return f"{line} {text('audit.view.synthetic')}" if audit.synthetic else line


def spot_check_words(check: Mapping[str, Any] | None) -> str:
    """`5 av 5 stemte`, that it was done where the numbers are not shown, or that it was not."""
    if check is None:
        return text("practice.line.not_checked")
    if check["compared"] is None:
        return text("practice.line.checked_few")
    return text("practice.line.checked", agreed=check["agreed"], compared=check["compared"])


def _day(written: str) -> str:
    return format_date(date.fromisoformat(written))
