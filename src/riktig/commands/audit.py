"""`riktig audit FILE...`: one's own prescribing, counted on one's own machine."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riktig.commands.audit_paths import WrongCall, check_different, read_bytes
from riktig.commands.audit_practice import add_practice, as_text, practice_given
from riktig.commands.parser import Parser
from riktig.problem import Refused
from riktig.text.catalogue import explain, text

if TYPE_CHECKING:
    from riktig.audit import Audit, Options
    from riktig.extract.products import Products
    from riktig.extract.record import Reading

OK, REFUSED, WRONG_CALL = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """0 when done; 1 when the files are refused or must be confirmed; 2 for a wrong call."""
    files: list[str] = []
    try:
        chosen = _parser().parse_args(arguments)
        files = chosen.files
        return _run(chosen)
    except SystemExit as end:  # help was asked for, or the call was wrong
        return int(end.code or OK)
    except Refused as refusal:
        print(explain(refusal.problem), file=sys.stderr)
        if "held_back" in refusal.problem.details:
            from riktig.commands.audit_background import figures_in

            print(figures_in(files), end="")
        return REFUSED
    except WrongCall as problem:
        print(problem, file=sys.stderr)
        return WRONG_CALL


def _parser() -> Parser:
    parser = Parser("riktig audit", description=text("audit.command.description"))
    parser.add_argument("files", nargs="+", metavar="FIL", help=_help("files"))
    parser.add_argument("--member", metavar="ID", help=_help("member"))
    parser.add_argument("--list-size", metavar="N", help=_help("list_size"))
    parser.add_argument("--period", metavar="FRA:TIL", help=_help("period"))
    parser.add_argument("--map", metavar="KART.toml", help=_help("map"))
    parser.add_argument("--fest", metavar="OPPSLAG.csv", help=text("fest.command.audit"))
    parser.add_argument("--write-map", metavar="KART.toml", help=_help("write_map"))
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--private", action="store_true", help=_help("private"))
    kind.add_argument("--share", action="store_true", help=_help("share"))
    parser.add_argument("--past", action="store_true", help=text("past.command.past"))
    parser.add_argument("--json", metavar="UT.json", help=_help("json"))
    parser.add_argument("--rows", metavar="UT.csv", help=_help("rows"))
    parser.add_argument("--list", metavar="UT.csv", help=text("review.command.list"))
    parser.add_argument("--attribution", help=_help("attribution"))
    parser.add_argument("--event", help=_help("event"))
    add_practice(parser)
    return parser


def _help(name: str) -> str:
    return text(f"audit.command.{name}").replace("%", "%%")


def _run(chosen: argparse.Namespace) -> int:
    if chosen.past and chosen.share:
        raise WrongCall(text("past.command.not_shared"))
    named = [*chosen.files, chosen.map, chosen.fest, chosen.write_map]
    check_different([*named, *_outputs(chosen)])
    options = _options(chosen)
    names = [Path(name).name for name in chosen.files]
    blobs = [read_bytes(name) for name in chosen.files]
    mapping, products = _mapping(chosen.map), _products(chosen.fest)
    if mapping is None:
        from riktig.commands.audit_mapping import to_confirm

        unknown = to_confirm(names, blobs, chosen.write_map)
        if unknown is not None:
            return _confirm(unknown, chosen.write_map)
    from riktig.extract import read

    return _report(read(names, blobs, mapping, products=products), options, chosen)


def _outputs(chosen: argparse.Namespace) -> list[str | None]:
    return [chosen.json, chosen.text, chosen.rows, chosen.list]


def _report(reading: Reading, options: Options, chosen: argparse.Namespace) -> int:
    from riktig.audit import audit
    from riktig.blocks.audit_blocks import view
    from riktig.commands.audit_report import plain
    from riktig.summary import private_summary

    done = audit(reading, options)
    summary = private_summary(done)
    if chosen.share:
        from riktig.disclosure import share

        summary = share(summary)
    _write_outputs(done, summary, chosen)
    print(plain(view(done, summary)))
    if chosen.past:
        print(_past(done))
    return OK


def _past(done: Audit) -> str:
    """Own past and unbroken use: true counts, for the one who asks."""
    from riktig.blocks.episodes_block import episodes_block
    from riktig.blocks.past_blocks import past_blocks
    from riktig.commands.audit_report import plain_blocks

    return "\n" + plain_blocks([*past_blocks(done), episodes_block(done)])


def _write_outputs(done: Audit, summary: dict[str, Any], chosen: argparse.Namespace) -> None:
    if chosen.json:
        _write(chosen.json, json.dumps(summary, ensure_ascii=False, indent=2) + "\n")
    if chosen.text:
        _write(chosen.text, as_text(summary))
    if chosen.rows:
        from riktig.commands.audit_rows import as_csv

        # The byte-order mark makes a spreadsheet read it as UTF-8.
        _write(chosen.rows, "\ufeff" + as_csv(done))
    if chosen.list:
        from riktig.review import list_csv, own_list

        _write(chosen.list, list_csv(own_list(done)))


def _confirm(words: tuple[str, str], write_map: str | None) -> int:
    """Shows how an unknown table is understood; writes it down when asked."""
    shown, mapping = words
    print(shown)
    if write_map is None:
        print(text("audit.command.how"), file=sys.stderr)
        return REFUSED
    _write(write_map, mapping)
    print(text("audit.command.map_written", name=write_map), file=sys.stderr)
    return OK


def _options(chosen: argparse.Namespace) -> Options:
    from riktig.audit import read_options

    member = chosen.member or (Path(chosen.json).stem if chosen.json else None)
    given = {
        "member": member,
        "list_size": chosen.list_size,
        "period": chosen.period,
        "attribution": chosen.attribution,
        "event": chosen.event,
        "practice": practice_given(chosen),
    }
    try:
        return read_options(given)
    except Refused as refusal:
        raise WrongCall(explain(refusal.problem)) from None


def _mapping(name: str | None) -> dict[str, Any] | None:
    if name is None:
        return None
    from riktig.extract.remembered import MOST_BYTES
    from riktig.text.small_toml import parsed_toml

    try:
        blob = read_bytes(name)
        if len(blob) > MOST_BYTES:
            raise ValueError
        return parsed_toml(blob.decode("utf-8-sig"))
    except ValueError:
        raise WrongCall(text("audit.command.bad_map", name=name)) from None


def _products(name: str | None) -> Products | None:
    """The lookup over product numbers, where one is given."""
    if name is None:
        return None
    from riktig.extract.products import read_products

    try:
        return read_products(read_bytes(name).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused("fest_no_lookup") from None


def _write(name: str, content: str) -> None:
    try:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(content, "utf-8", newline="")
    except OSError:
        raise WrongCall(text("audit.command.cannot_write", name=name)) from None
    print(text("audit.command.written", name=name), file=sys.stderr)
