"""`riktig plan`: a taper plan from a file, as text, with the patient's sheet and the calendar."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from riktig.commands.parser import Parser
from riktig.commands.plan_text import plain
from riktig.registry import handle
from riktig.text.catalogue import text

MOST_BYTES = 1_000_000
OK, REFUSED, WRONG_CALL = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """0 when the plan was made; 1 when it was refused; 2 for a wrong call or file."""
    chosen = _parser().parse_args(arguments)
    values = _read(Path(chosen.file))
    if values is None:
        return _say(text("planning.command.not_read", name=chosen.file), WRONG_CALL)
    answer = handle({"op": "plan", "face": "command_line", "input": values})
    if not answer["ok"]:
        fields = ", ".join(answer.get("fields", ()))
        return _say(f"{answer['message']} {fields}".strip(), REFUSED)
    plan = answer["plan"]
    try:
        _write(plan, chosen.pdf, chosen.ics)
    except OSError:
        return _say(text("planning.command.not_written"), WRONG_CALL)
    print(plain(plan))
    if (chosen.pdf or chosen.ics) and plan.get("sheet") is None:
        return _say(text("planning.command.no_sheet"), REFUSED)
    return OK


def _parser() -> Parser:
    about = "planning.command."
    parser = Parser("riktig plan", description=text(f"{about}description"))
    parser.add_argument("file", metavar="FIL", help=text(f"{about}file"))
    parser.add_argument("--pdf", metavar="UT", help=text(f"{about}pdf"))
    parser.add_argument("--ics", metavar="UT", help=text(f"{about}ics"))
    return parser


def _read(path: Path) -> Mapping[str, Any] | None:
    """The values, or None where the file is not there or not one JSON object."""
    try:
        with path.open("rb") as opened:
            written = opened.read(MOST_BYTES + 1)
        values = json.loads(written) if len(written) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _write(plan: Mapping[str, Any], pdf: str | None, ics: str | None) -> None:
    """The files asked for, where the plan has what they hold."""
    if pdf and plan.get("sheet"):
        # Typst is imported when a PDF is asked for, not before.
        from riktig.paper import fonts
        from riktig.paper.plan_sheet import plan_pdf

        first_day = date.fromisoformat(plan["steps"][0]["date"])
        Path(pdf).write_bytes(plan_pdf(plan["sheet"], first_day, fonts.ready()))
    if ics and plan.get("calendar"):
        Path(ics).write_bytes(plan["calendar"]["text"].encode())


def _say(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status
