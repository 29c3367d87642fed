"""The status table and the evaluations as CSV, for the course office's own use."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from riktig.text import decimal_text, text
from riktig.text.spreadsheet import Cell, spreadsheet
from riktig_hub.outcomes.categories import CHANGES, HINDRANCES
from riktig_hub.outcomes.evaluation import POINTS, Results
from riktig_hub.outcomes.published import Published
from riktig_hub.outcomes.status import Status

ROWS = (
    "enrolled",
    "started",
    "completed",
    "answered",
    "in_practice",
    "changed",
    "changed_percent",
    "tapers_started_by",
    "tapers_started_mean",
    "tapers_completed_by",
    "tapers_completed_mean",
    "other_measures",
)


def status_csv(columns: Sequence[tuple[str, Status]], earlier: Published) -> bytes:
    """Semicolons and decimal commas, as a Norwegian spreadsheet reads them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    occasions = [text(f"hub_outcomes.occasion.{name}") for name, _ in columns]
    writer.writerow(["", *occasions, text("hub_outcomes.status.published")])
    for row in ROWS:
        values = [getattr(one, row) for _, one in columns]
        writer.writerow(_line(f"hub_outcomes.status.{row}", values, earlier.values.get(row)))
    for key in CHANGES:
        values = [one.changes[key] for _, one in columns]
        writer.writerow(_line(f"hub_outcomes.changes.{key}", values, earlier.changes[key]))
    for key in HINDRANCES:
        values = [one.hindrances[key] for _, one in columns]
        writer.writerow(_line(f"hub_outcomes.hindrances.{key}", values, None))
    return ("\ufeff" + out.getvalue()).encode()


def evaluation_csv(found: Results) -> bytes:
    """How the answers fall, a row a question, then the comments. Nothing while they are few."""
    heading = [_result("question"), *map(str, POINTS), _result("answers"), _result("mean")]
    rows: list[list[Cell]] = [
        [_question(one.question), *one.counts, found.answers, round(one.mean, 1)]
        for one in found.spreads
    ]
    rows += [[_result("comment"), one] for one in found.comments]
    return ("\ufeff" + spreadsheet(heading, rows)).encode()


def _question(key: str) -> str:
    return text(f"hub_outcomes.evaluation.{key}")


def _result(key: str) -> str:
    return text(f"hub_outcomes.results.{key}")


def _line(label: str, values: Sequence[float | None], earlier: float | None) -> list[str]:
    return [text(label), *(_cell(one) for one in (*values, earlier))]


def _cell(value: float | None) -> str:
    return "" if value is None else decimal_text(round(value, 1))
