"""The campaign as the detailer's own file, `riktig-campaign/1`, and as a table for a spreadsheet.

What is saved is what may be shown: small municipalities are put together before it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.problem import Refused
from riktig.text.catalogue import area
from riktig.text.spreadsheet import Cell, spreadsheet
from riktig.visit.ledger import Row, columns, cost_of, folded, read_rows, row_view, whole

SCHEMA: Final = "riktig-campaign/1"
_ANY: Final = "riktig-campaign/"
MOST_BYTES: Final = 200_000
MOST_ANSWERS: Final = 100_000
Evaluation = Mapping[str, Mapping[str, int]]
_KEYS: Final = {"schema", "rows", "cost_per_visit", "evaluation"}


def ledger_file(rows: Sequence[Row], cost: float | None, evaluation: Evaluation) -> str:
    """The file's text."""
    kept, _ = folded(rows)
    content = {
        "schema": SCHEMA,
        "rows": [
            {
                "municipality": row.municipality,
                "gps": row.gps,
                "visits": row.visits,
                **({"folded": row.folded} if row.folded else {}),
            }
            for row in kept
        ],
        "cost_per_visit": cost,
        "evaluation": evaluation,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def open_ledger(blob: bytes) -> dict[str, Any]:
    """What the file holds, as the page takes it.

    Refused: not_a_ledger, ledger_schema, ledger_large, ledger_damaged.
    """
    found = _parsed(blob)
    try:
        rows = read_rows(found.get("rows"))
        cost = cost_of(found.get("cost_per_visit"))
        evaluation = read_evaluation(found.get("evaluation"))
    except Refused:
        raise Refused("ledger_damaged") from None
    return {
        "rows": [
            {
                "municipality": row.municipality,
                "gps": row.gps,
                "visits": row.visits,
                "folded": row.folded,
            }
            for row in rows
        ],
        "cost_per_visit": cost,
        "evaluation": evaluation,
    }


def read_evaluation(found: object) -> Evaluation:
    """Question -> choice -> how many chose it. Refused: ledger_evaluation."""
    if found in (None, {}):
        return {}
    if not isinstance(found, Mapping):
        raise Refused("ledger_evaluation")
    read: dict[str, dict[str, int]] = {}
    for name, counts in found.items():
        choices = _choices(name)
        if not isinstance(counts, Mapping) or not set(counts) <= set(choices):
            raise Refused("ledger_evaluation")
        told = {choice: whole(counts.get(choice, 0)) for choice in choices}
        read[name] = {choice: count for choice, count in told.items() if count is not None}
        if len(read[name]) < len(choices) or max(read[name].values()) > MOST_ANSWERS:
            raise Refused("ledger_evaluation")
    return read


def _choices(question: object) -> Mapping[str, str]:
    found = area("visit")["evaluation"].get(question) if isinstance(question, str) else None
    if not isinstance(found, dict):
        raise Refused("ledger_evaluation")
    choices: Mapping[str, str] = found["choices"]
    return choices


def ledger_csv(rows: Sequence[Row], evaluation: Evaluation) -> str:
    """The shown rows and the answers, as a Norwegian spreadsheet reads them."""
    kept, _ = folded(rows)
    listed: list[list[Cell]] = [
        [row["municipality"], row["gps"], row["visits"], row["share"]]
        + [mark["left"] for mark in row["marks"]]
        for row in map(row_view, kept)
    ]
    for name, counts in evaluation.items():
        asked = area("visit")["evaluation"][name]
        listed += [[], *([asked["text"], asked["choices"][one], n] for one, n in counts.items())]
    return spreadsheet(columns(), listed)


def _parsed(blob: bytes) -> Mapping[str, Any]:
    if len(blob) > MOST_BYTES:
        raise Refused("ledger_large")
    try:
        found = json.loads(blob.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("not_a_ledger") from None
    schema = found.get("schema") if isinstance(found, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_ANY):
        raise Refused("not_a_ledger")
    if schema != SCHEMA:
        raise Refused("ledger_schema")
    if not set(found) <= _KEYS:
        raise Refused("ledger_damaged")
    return dict(found)
