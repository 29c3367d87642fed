"""`riktig impact`: what an edited copy of a clinical table would move."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from riktig.clinical.checks import faults
from riktig.clinical.tables import TABLES, read_rows, rows
from riktig.commands.impact_moved import Moved, moved, moved_rows
from riktig.commands.impact_recount import KINDS, reckoning
from riktig.commands.parser import Parser
from riktig.commands.sources import fault_sentence
from riktig.problem import Refused
from riktig.text.catalogue import explain, text

RECOUNT: Final = (sys.executable, "-m", "riktig.commands.impact_recount")


def main(arguments: Sequence[str]) -> int:
    """0 whatever moves; 1 for a file that is no copy of a table."""
    options = _parser().parse_args(arguments)
    try:
        found = _impact(options.file, options.table)
    except Refused as refusal:
        print(explain(refusal.problem), file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return 0


def _parser() -> Parser:
    parser = Parser("riktig impact", description=_say("description"))
    parser.add_argument("file", type=Path, metavar="FIL", help=_say("file"))
    parser.add_argument("--table", metavar="TABELL", help=_say("table"))
    parser.add_argument("--json", action="store_true", help=_say("json"))
    return parser


def _say(key: str, **values: object) -> str:
    return text(f"command.impact.{key}", **values)


def _impact(file: Path, named: str | None) -> dict[str, Any]:
    from riktig.synthetic import example_file

    table = _table(file, named)
    written = _read(file)
    edited = read_rows(written)
    _check_columns(table, written)
    example = example_file()
    before = reckoning(example)
    after, error = _recounted(table, written, example)
    today = datetime.now(UTC).date()
    return {
        "table": table,
        "rows": moved_rows(table, rows(table), edited),
        **{kind: moved(kind, before[kind], after.get(kind, {})) for kind in KINDS if not error},
        "faults": [fault_sentence(fault) for fault in faults(table, edited, today)],
        "error": error,
    }


def _table(file: Path, named: str | None) -> str:
    """The table by its name, or by the file's: `opioid_ratios.csv`, `opioid_ratios-ny.csv`."""
    if named is None:
        fitting = [name for name in TABLES if file.stem == name or file.stem.startswith(name)]
        named = max(fitting, key=len, default="")
    if named not in TABLES:
        raise Refused("impact_no_table", tables=", ".join(TABLES))
    return named


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Refused("impact_no_file", name=file.name) from None


def _check_columns(table: str, written: str) -> None:
    wanted = set(rows(table)[0])
    given = set(next(csv.reader(written.splitlines()), []))
    if wanted != given:
        missing = ", ".join(sorted(wanted - given)) or "-"
        extra = ", ".join(sorted(name[:40] for name in given - wanted)) or "-"
        raise Refused("impact_columns", table=table, missing=missing, extra=extra)


def _recounted(table: str, written: str, example: str) -> tuple[dict[str, dict[str, str]], str]:
    """The reckoning of a fresh process with the edited table, or the last line of why not."""
    given = json.dumps({"table": table, "written": written, "example": example})
    done = subprocess.run(RECOUNT, input=given.encode(), capture_output=True, check=False)  # noqa: S603 - our own program
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        return {}, said[-1] if said else "?"
    return json.loads(done.stdout), ""


def _lines(found: dict[str, Any]) -> list[str]:
    lines = [_say("rows", table=found["table"]), *_list(found["rows"])]
    for kind in KINDS:
        if kind in found:
            lines += ["", _say(kind), *_list(found[kind])]
    if found["faults"]:
        lines += ["", _say("faults"), *(f"  {fault}" for fault in found["faults"])]
    if found["error"]:
        lines += ["", _say("unsettled")]
    return lines


def _list(found: Sequence[Moved]) -> list[str]:
    shown = [
        _say(
            "moved", **{key: _say("absent") if part is None else part for key, part in one.items()}
        )
        for one in found
    ]
    return shown or [_say("nothing")]
