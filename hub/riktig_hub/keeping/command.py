"""`riktig backup` and `riktig restore`: a course as one file, and back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from riktig.commands.parser import Parser
from riktig.text import text
from riktig_hub.refusal import Refusal


def backup(arguments: Sequence[str]) -> int:
    """0 when the file is there whole, 2 with a sentence when it is not."""
    return _run(_backup, _parser("backup"), arguments)


def restore(arguments: Sequence[str]) -> int:
    """0 when the course is there whole, 2 with a sentence when nothing was put back."""
    return _run(_restore, _parser("restore"), arguments)


def _run(
    work: Callable[[argparse.Namespace], str], parser: Parser, arguments: Sequence[str]
) -> int:
    try:
        print(work(parser.parse_args(arguments)))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def _parser(name: str) -> Parser:
    parser = Parser(f"riktig {name}", description=text(f"hub_keeping.{name}.about"))
    parser.add_argument("file", type=Path, help=text(f"hub_keeping.{name}.file"))
    parser.add_argument("--course", type=Path, default=Path("kurs"), help=text("hub.serve.course"))
    parser.add_argument("--registry", help=text("hub.serve.registry"))
    return parser


def _backup(asked: argparse.Namespace) -> str:
    from riktig_hub.keeping.archive import write_backup
    from riktig_hub.registry.store import FILE, Registry, registry_in

    if not asked.registry and not (asked.course / FILE).is_file():
        raise Refusal("hub_keeping.refused.no_course", folder=str(asked.course))
    registry = Registry(asked.registry or registry_in(asked.course))
    try:
        kept = write_backup(registry, asked.course.resolve(), asked.file, datetime.now(UTC))
    except OSError as error:
        raise Refusal("hub_keeping.refused.not_written", file=str(asked.file)) from error
    finally:
        registry.close()
    return text(
        "hub_keeping.backup.done",
        file=str(asked.file),
        rows=str(kept.rows),
        files=str(kept.files),
    )


def _restore(asked: argparse.Namespace) -> str:
    from riktig_hub.keeping.bring_back import restore as bring_back
    from riktig_hub.registry.store import sqlite_url

    done = bring_back(asked.file, asked.course, asked.registry or sqlite_url(asked.course))
    return text(
        "hub_keeping.restore.done",
        folder=str(asked.course),
        rows=str(done.rows),
        files=str(done.files),
    )
