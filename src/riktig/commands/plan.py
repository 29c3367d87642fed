"""`riktig plan`: a taper plan from a file, as text, with the patient's sheet and the calendar."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from riktig.commands import strict_json
from riktig.commands.parser import Parser
from riktig.commands.plan_text import plain
from riktig.registry import handle
from riktig.text.catalogue import text

MOST_BYTES = 1_000_000
OK, REFUSED, WRONG_CALL = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """0 when the plan was made; 1 when it was refused; 2 for a wrong call or file."""
    chosen = _parser().parse_args(arguments)
    taken = _taken([name for name in (chosen.pdf, chosen.ics) if name])
    if taken:
        return _say(taken, WRONG_CALL)
    try:
        values = _read(Path(chosen.file))
    except strict_json.RepeatedKey:
        return _say(text("planning.command.repeated_key", name=chosen.file), WRONG_CALL)
    if values is None:
        return _say(text("planning.command.not_read", name=chosen.file), WRONG_CALL)
    return _made(values, chosen.pdf, chosen.ics)


def _made(values: Mapping[str, Any], pdf: str | None, ics: str | None) -> int:
    """Makes the plan, writes the files asked for, and prints it."""
    answer = handle({"op": "plan", "face": "command_line", "input": values})
    if not answer["ok"]:
        fields = ", ".join(answer.get("fields", ()))
        return _say(f"{answer['message']} {fields}".strip(), REFUSED)
    plan = answer["plan"]
    try:
        _write(plan, pdf, ics)
    except OSError:
        return _say(text("planning.command.not_written"), WRONG_CALL)
    print(plain(plan))
    if (pdf or ics) and plan.get("sheet") is None:
        return _say(text("planning.command.no_sheet"), REFUSED)
    return OK


def _parser() -> Parser:
    about = "planning.command."
    parser = Parser("riktig plan", description=text(f"{about}description"))
    parser.add_argument("file", metavar="FIL", help=text(f"{about}file"))
    parser.add_argument("--pdf", metavar="UT", help=text(f"{about}pdf"))
    parser.add_argument("--ics", metavar="UT", help=text(f"{about}ics"))
    return parser


def _taken(names: Sequence[str]) -> str:
    """Why the files cannot be written; empty where they can. No file is written over."""
    if len({Path(name).resolve() for name in names}) < len(names):
        return text("planning.command.same_file")
    for name in names:
        if Path(name).is_file():
            return text("planning.command.file_exists", name=name)
    return ""


def _read(path: Path) -> Mapping[str, Any] | None:
    """The values, or None where the file is not there or not one JSON object.

    `strict_json.RepeatedKey` where a field stands twice.
    """
    try:
        with path.open("rb") as opened:
            written = opened.read(MOST_BYTES + 1)
        values = strict_json.loads(written) if len(written) <= MOST_BYTES else None
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
