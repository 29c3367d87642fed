"""`riktig sources`: every clinical number with its source, place, confidence and review."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from riktig.clinical.checks import Fault, faults, is_overdue, used_sources
from riktig.clinical.declared import META, SOURCES, declared_or_plain
from riktig.clinical.signing import name_of
from riktig.clinical.tables import TABLES, Row, rows, source
from riktig.commands.checkout import cited_in_prose
from riktig.commands.parser import Parser
from riktig.text.catalogue import text
from riktig.text.said_again import UNNAMED

NUMBERED = tuple(table for table in TABLES if table != SOURCES)


def main(arguments: Sequence[str]) -> int:
    """0 when listed; 2 for a table there is none of."""
    options = _parser().parse_args(arguments)
    if options.table and options.table not in NUMBERED:
        print(_no_table(options.table), file=sys.stderr)
        return 2
    today = datetime.now(UTC).date()
    tables = (options.table,) if options.table else NUMBERED
    listing = {
        "rows": [_as_dict(table, row, today) for table in tables for row in rows(table)],
        "faults": [_told(fault) for table in tables for fault in faults(table, rows(table), today)],
        "unused_sources": [] if options.table else _unused(),
    }
    if options.json:
        print(json.dumps(listing, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(listing)))
    return 0


def _parser() -> Parser:
    parser = Parser("riktig sources", description=_say("description"))
    parser.add_argument("--table", metavar="TABELL", help=_say("table"))
    parser.add_argument("--json", action="store_true", help=_say("json"))
    return parser


def _say(key: str, **values: object) -> str:
    return text(f"command.sources.{key}", **values)


def _no_table(name: str) -> str:
    return text("command.tables.no_table", name=name, tables=", ".join(NUMBERED))


def _as_dict(table: str, row: Row, today: date) -> dict[str, Any]:
    own = {column: cell for column, cell in row.items() if column not in META}
    return {
        "table": table,
        "key": declared_or_plain(table, list(row)).key_of(row),
        "cells": own,
        **{column: row[column] for column in META},
        "reviewed_by": _signer(row["reviewed_by"]),
        "source": source(row["source_id"])["title"],
        "overdue": is_overdue(row, today),
    }


def _signer(cell: str) -> str:
    """Who signed. What is no name (typed into the file by hand) is not said again."""
    return (name_of(cell) or UNNAMED) if cell else ""


def _told(fault: Fault) -> dict[str, str]:
    return {**fault._asdict(), "message": fault_sentence(fault)}


def fault_sentence(fault: Fault) -> str:
    """What is wrong with a row, in bokmål."""
    where = (
        text("command.tables.row", table=fault.table, key=fault.key) if fault.key else fault.table
    )
    said = text(f"command.tables.fault.{fault.code}", column=fault.column, cell=fault.cell)
    return f"{where}: {said}"


def _unused() -> list[str]:
    """Sources neither a number nor a text names."""
    unused = {row["source_id"] for row in rows(SOURCES)} - used_sources()
    return sorted(unused - cited_in_prose(unused))


def _lines(listing: Mapping[str, Any]) -> list[str]:
    lines = []
    table = ""
    for row in listing["rows"]:
        if row["table"] != table:
            table = row["table"]
            lines += ["", table]
        lines.append(_line(row))
    unsigned = sum(not row["reviewed_by"] for row in listing["rows"])
    overdue = sum(row["overdue"] for row in listing["rows"])
    lines += ["", _say("sum", rows=len(listing["rows"]), unsigned=unsigned, overdue=overdue)]
    lines += [fault["message"] for fault in listing["faults"]]
    if listing["unused_sources"]:
        lines.append(_say("unused", names=", ".join(listing["unused_sources"])))
    return lines[1:]


def _line(row: Mapping[str, Any]) -> str:
    keys = set(declared_or_plain(row["table"], list(row["cells"])).key)
    own = [f"{name} {cell}" for name, cell in row["cells"].items() if cell and name not in keys]
    review = (
        _say("reviewed", by=row["reviewed_by"], on=row["reviewed_on"])
        if row["reviewed_by"]
        else _say("unreviewed")
    )
    due = _say("overdue" if row["overdue"] else "due", date=row["next_review"])
    place = f"{row['source_id']}, {row['locator']} ({row['confidence']})"
    return f"  {row['key']}: {'; '.join([*own, place, review, due])}"
