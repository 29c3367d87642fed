"""`riktig course grade`: takes in and grades what is handed in over the server."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from riktig.commands.parser import Parser
from riktig.problem import Refused
from riktig.text import explain, text
from riktig_hub.refusal import Refusal
from riktig_hub.registry.courses import Course
from riktig_hub.registry.store import Registry, registry_in
from riktig_hub.web.asked import Setting

GIVE_WAY = 10  # niceness: pages come first


def main(arguments: Sequence[str]) -> int:
    """0 when all is graded, 1 where a course could not be, 2 where the registry is not there."""
    asked = _parser().parse_args(arguments)
    url = _from_server() if asked.attached else asked.registry
    try:
        registry = Registry(url or registry_in(asked.folder.resolve()))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    try:
        return max((_grade(registry, asked, one) for one in _courses(registry, asked)), default=0)
    finally:
        registry.close()


def _parser() -> Parser:
    parser = Parser("riktig course", description=text("hub_handing_in.command.about"))
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEG")
    grade = steps.add_parser("grade", help=text("hub_handing_in.command.grade"))
    grade.add_argument(
        "--course", dest="folder", type=Path, default=Path("kurs"), metavar="MAPPE",
        help=text("hub.serve.course"),
    )  # fmt: skip
    grade.add_argument("--registry", metavar="URL", help=text("hub.serve.registry"))
    grade.add_argument("--id", metavar="KURS", help=text("hub_handing_in.command.id"))
    # Started by the server: the registry's URL comes on standard input, where no other user of
    # the machine reads it, and the end of that input is the end of the server.
    grade.add_argument("--attached", action="store_true", help=argparse.SUPPRESS)
    return parser


def _courses(registry: Registry, asked: argparse.Namespace) -> list[str]:
    if asked.id:
        return [asked.id]
    with registry.reading() as session:
        return list(session.scalars(select(Course.id).order_by(Course.starts_on)))


def _grade(registry: Registry, asked: argparse.Namespace, course_id: str) -> int:
    # Imported on use: what nbgrader needs comes with it.
    from riktig_hub.handing_in.grading import take_and_grade

    setting = Setting(asked.folder.resolve(), Path(), "")
    try:
        take_and_grade(registry, setting, course_id, datetime.now(UTC))
    except Refused as refusal:
        print(explain(refusal.problem), file=sys.stderr)
        return 1
    print(text("hub_handing_in.command.graded", course=course_id))
    return 0


def _from_server() -> str:
    """The registry's URL. From then on this process ends as soon as the server has."""
    url = sys.stdin.readline().strip()
    if hasattr(os, "nice"):
        os.nice(GIVE_WAY)
    threading.Thread(target=_end_with_server, daemon=True).start()
    return url


def _end_with_server() -> None:
    sys.stdin.read()
    os._exit(3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
