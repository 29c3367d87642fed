"""`riktig sign`: records in a table that a clinician has gone through rows of it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from riktig.clinical.checks import day_of
from riktig.clinical.declared import SOURCES, declaration
from riktig.clinical.signing import signed
from riktig.clinical.tables import TABLES, Row, rows
from riktig.commands.checkout import table_file
from riktig.commands.parser import Parser
from riktig.problem import Refused
from riktig.text.catalogue import explain, text
from riktig.text.formats import format_date

# How long a signature holds unless --next says otherwise: half a year (chosen here).
REVIEW_DAYS: Final = 182
MOST_NAME_CHARACTERS: Final = 80


def main(arguments: Sequence[str]) -> int:
    """0 when signed (or shown, with --dry-run); 1 when refused; 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    try:
        _sign(options, datetime.now(UTC).date())
    except Refused as refusal:
        print(explain(refusal.problem), file=sys.stderr)
        return 1
    return 0


def _parser() -> Parser:
    parser = Parser("riktig sign", description=_say("description"))
    parser.add_argument("table", metavar="TABELL", help=_say("table"))
    parser.add_argument("keys", nargs="*", default=[], metavar="RAD", help=_say("keys"))
    parser.add_argument("--by", required=True, metavar="NAVN", help=_say("by"))
    parser.add_argument("--on", metavar="DATO", help=_say("on"))
    parser.add_argument("--next", metavar="DATO", help=_say("next"))
    parser.add_argument("--all", action="store_true", help=_say("all"))
    parser.add_argument("--again", action="store_true", help=_say("again"))
    parser.add_argument("--dry-run", action="store_true", help=_say("dry_run"))
    return parser


def _say(key: str, **values: object) -> str:
    return text(f"command.sign.{key}", **values)


def _sign(options: argparse.Namespace, today: date) -> None:
    table = options.table
    if table not in TABLES or table == SOURCES:
        names = ", ".join(name for name in TABLES if name != SOURCES)
        raise Refused("sign_no_table", name=table[:MOST_NAME_CHARACTERS], tables=names)
    by = _name(options.by)
    on, due = _days(options, today)
    chosen = _chosen(table, options.keys, options.all)
    _refuse_signed([rows(table)[number] for number in chosen], table, options.again)
    cells = {"reviewed_by": by, "reviewed_on": on.isoformat(), "next_review": due.isoformat()}
    file = table_file(table)
    if not options.dry_run:
        _write(file, signed(_read(file), chosen, cells))
    for number in chosen:
        print(f"  {declaration(table).key_of(rows(table)[number])}: {_numbers(table, number)}")
    done = "would" if options.dry_run else "done"
    print(_say(done, rows=len(chosen), by=by, on=format_date(on), due=format_date(due)))


def _name(given: str) -> str:
    name = " ".join(given.split())
    if not name or len(name) > MOST_NAME_CHARACTERS or not name.isprintable():
        raise Refused("sign_no_name")
    return name


def _days(options: argparse.Namespace, today: date) -> tuple[date, date]:
    on = _day(options.on, "--on") if options.on is not None else today
    if on > today:
        raise Refused("sign_ahead", date=format_date(on))
    due = _day(options.next, "--next") if options.next is not None else _later(on)
    if due <= today or due <= on:
        raise Refused("sign_past", date=format_date(due))
    return on, due


def _later(on: date) -> date:
    return on + timedelta(days=REVIEW_DAYS)


def _day(given: str, option: str) -> date:
    day = day_of(given)
    if day is None:
        raise Refused("sign_not_a_date", option=option)
    return day


def _chosen(table: str, keys: Sequence[str], everything: bool) -> list[int]:
    """Positions of the rows named, in file order."""
    if everything == bool(keys):
        raise Refused("sign_which")
    found = {declaration(table).key_of(row): number for number, row in enumerate(rows(table))}
    unknown = [key for key in keys if key not in found]
    if unknown:
        raise Refused("sign_no_row", table=table, key=unknown[0][:MOST_NAME_CHARACTERS])
    return sorted({found[key] for key in keys}) if keys else list(range(len(rows(table))))


def _refuse_signed(chosen: Sequence[Row], table: str, again: bool) -> None:
    before = [row for row in chosen if row["reviewed_by"]]
    if before and not again:
        key = declaration(table).key_of(before[0])
        raise Refused("sign_signed", key=key, by=before[0]["reviewed_by"], count=len(before))


def _numbers(table: str, number: int) -> str:
    row = rows(table)[number]
    columns = [name for name in declaration(table).columns if row.get(name)]
    named = [name for name in row if name in columns and name not in declaration(table).key]
    return "; ".join(f"{name} {row[name]}" for name in named)


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return lines.read()
    except OSError:
        raise Refused("sign_not_written") from None


def _write(file: Path, written: str) -> None:
    """The whole new file beside the old one, then in its place: never half a table."""
    beside = file.with_suffix(".csv.new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as lines:
            lines.write(written)
        os.replace(beside, file)  # noqa: PTH105 - says what it does
    except OSError:
        beside.unlink(missing_ok=True)
        raise Refused("sign_not_written") from None
