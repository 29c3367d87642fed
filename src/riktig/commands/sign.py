"""`riktig sign`: records in a table that a clinician has gone through rows of it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from riktig.clinical.checks import day_of
from riktig.clinical.declared import SOURCES, declaration
from riktig.clinical.signing import MOST_NAME_CHARACTERS, name_of, signed
from riktig.clinical.tables import TABLES, Row, read_rows
from riktig.commands.alone import alone_in
from riktig.commands.checkout import table_file
from riktig.commands.parser import Parser
from riktig.problem import Refused
from riktig.text.catalogue import explain, text
from riktig.text.formats import format_date
from riktig.text.said_again import UNNAMED

# How long a signature holds unless --next says otherwise: half a year (chosen here).
REVIEW_DAYS: Final = 182
# A review that is farther off is as good as never due (chosen here).
MOST_REVIEW_YEARS: Final = 5


def main(arguments: Sequence[str]) -> int:
    """0 when signed (or shown, with --dry-run); 1 when refused; 2 for a wrong call."""
    options = _options(arguments)
    try:
        _sign(options, datetime.now(UTC).date())
    except Refused as refusal:
        print(explain(refusal.problem), file=sys.stderr)
        return 1
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """The call; rows may stand before or after the options."""
    parser = _parser()
    options, left = parser.parse_known_args(arguments)
    options.keys = [*options.keys, *(key for key in left if not key.startswith("-"))]
    strange = [option for option in left if option.startswith("-") and option != "--"]
    if strange:
        parser.error(f"unrecognized arguments: {' '.join(strange)}")
    return options


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
    cells = {"reviewed_by": by, "reviewed_on": on.isoformat(), "next_review": due.isoformat()}
    file = table_file(table)
    with alone_in(file.parent):
        # The file as it is now: another may have signed since this program began.
        written = _read(file)
        found = read_rows(written)
        chosen = _chosen(table, found, options)
        if not options.dry_run:
            _write(file, signed(written, chosen, cells))
    for number in chosen:
        print(_shown(table, found[number]))
    done = "would" if options.dry_run else "done"
    print(_say(done, rows=len(chosen), by=by, on=format_date(on), due=format_date(due)))


def _name(given: str) -> str:
    name = name_of(given)
    if name is None:
        raise Refused("sign_no_name")
    return name


def _days(options: argparse.Namespace, today: date) -> tuple[date, date]:
    on = _day(options.on, "--on") if options.on is not None else today
    if on > today:
        raise Refused("sign_ahead", date=format_date(on))
    due = _day(options.next, "--next") if options.next is not None else _later(on)
    if due <= today or due <= on:
        raise Refused("sign_past", date=format_date(due))
    if (due.year - MOST_REVIEW_YEARS, due.month, due.day) > (on.year, on.month, on.day):
        raise Refused("sign_far", date=format_date(due), years=MOST_REVIEW_YEARS)
    return on, due


def _later(on: date) -> date:
    return on + timedelta(days=REVIEW_DAYS)


def _day(given: str, option: str) -> date:
    day = day_of(given)
    if day is None:
        raise Refused("sign_not_a_date", option=option)
    return day


def _chosen(table: str, found: Sequence[Row], options: argparse.Namespace) -> list[int]:
    """Positions of the rows named, in file order. Refuses signed ones unless --again."""
    keys = options.keys
    if options.all == bool(keys):
        raise Refused("sign_which")
    key_of = declaration(table).key_of
    places = {key_of(row): number for number, row in enumerate(found)}
    unknown = [key for key in keys if key not in places]
    if unknown:
        raise Refused("sign_no_row", table=table, key=unknown[0][:MOST_NAME_CHARACTERS])
    chosen = sorted({places[key] for key in keys}) if keys else list(range(len(found)))
    before = [found[number] for number in chosen if found[number]["reviewed_by"]]
    if before and not options.again:
        by = name_of(before[0]["reviewed_by"]) or UNNAMED
        raise Refused("sign_signed", key=key_of(before[0]), by=by, count=len(before))
    return chosen


def _shown(table: str, row: Row) -> str:
    declared = declaration(table)
    columns = [name for name in declared.columns if row.get(name)]
    named = [name for name in row if name in columns and name not in declared.key]
    return f"  {declared.key_of(row)}: {'; '.join(f'{name} {row[name]}' for name in named)}"


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
        with suppress(OSError):
            beside.unlink()
        raise Refused("sign_not_written") from None
