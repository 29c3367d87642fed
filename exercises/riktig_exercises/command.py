"""`riktig exercises`: build, release, submit, grade, feedback, export."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from riktig.commands.parser import Parser
from riktig.problem import Refused
from riktig.text import decimal_text, explain, text
from riktig_exercises.course import DEFAULT_ROOT, Course

if TYPE_CHECKING:
    from riktig_exercises.submit import Stored

Step = Callable[[Course, argparse.Namespace], int]


def main(argv: Sequence[str]) -> int:
    """0 when all was done, 1 when something was refused (the rest is done), 2 for a wrong call."""
    options = _parser().parse_args(argv)
    steps: dict[str, Step] = {
        "build": _build,
        "release": _release,
        "submit": _submit,
        "grade": _grade,
        "feedback": _feedback,
        "export": _export,
        "keys": _keys,
    }
    try:
        return steps[options.step](Course(options.root), options)
    except Refused as refusal:
        print(explain(refusal.problem), file=sys.stderr)
        return 1


def _parser() -> Parser:
    parser = Parser("riktig exercises", description=text("exercises.command.description"))
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEG")
    for name in ("build", "release", "submit", "grade", "feedback", "export", "keys"):
        step = steps.add_parser(name, help=_say(name), description=_say(name))
        step.add_argument(
            "--root", type=Path, default=DEFAULT_ROOT, metavar="MAPPE", help=_say("root")
        )
        if name == "submit":
            step.add_argument("files", nargs="+", type=Path, metavar="FIL", help=_say("file"))
            step.add_argument("--participant", metavar="KODE", help=_say("participant"))
        else:
            step.add_argument("assignments", nargs="*", metavar="OPPGAVE", help=_say("assignment"))
        if name == "export":
            step.add_argument("--out", type=Path, metavar="MAPPE", help=_say("out"))
    return parser


def _say(key: str, **values: object) -> str:
    return text(f"exercises.command.{key}", **values)


def _asked(options: argparse.Namespace) -> Sequence[str]:
    from riktig_exercises.master import assignments, load_master

    for name in options.assignments:
        load_master(name)
    return options.assignments or assignments()


def _keys(_course: Course, options: argparse.Namespace) -> int:
    """The answer keys as JSON, for `riktig impact`: a key that cannot be reckoned says why."""
    from riktig_exercises.key import keys_of
    from riktig_exercises.master_error import MasterError

    found: dict[str, object] = {}
    for assignment in _asked(options):
        try:
            found[assignment] = {
                name: {"right": key.right, **{one.id: one.value for one in key.mistaken}}
                for name, key in keys_of(assignment).items()
            }
        except MasterError as error:
            found[assignment] = str(error)
    print(json.dumps(found, ensure_ascii=False))
    return 0


def _build(course: Course, options: argparse.Namespace) -> int:
    from riktig_exercises.build import build

    for assignment in _asked(options):
        master = build(course, assignment)
        points = decimal_text(master.points)
        count = len(master.questions)
        print(_say("built", assignment=assignment, questions=count, points=points))
    return 0


def _release(course: Course, options: argparse.Namespace) -> int:
    from riktig_exercises.release import release

    for assignment in _asked(options):
        notebook = release(course, assignment)
        print(_say("released", assignment=assignment, folder=notebook.parent))
    return 0


def _submit(course: Course, options: argparse.Namespace) -> int:
    from riktig_exercises.answers import checked_participant
    from riktig_exercises.submit import submit

    participant = options.participant
    if participant is not None:
        checked_participant(participant)
    refused = 0
    for path in options.files:
        try:
            received, answers = submit(course, path, participant, datetime.now(UTC))
        except Refused as refusal:
            refused += 1
            message = explain(refusal.problem)
            print(_say("refused", file=_shown(path), message=message), file=sys.stderr)
        else:
            about = {"participant": answers.participant, "assignment": answers.assignment}
            print(_say(received.value, file=_shown(path), **about))
    return 1 if refused else 0


def _shown(path: Path) -> str:
    """A file's name without what could steer a terminal."""
    return "".join(mark if mark.isprintable() else "?" for mark in path.name)


def _grade(course: Course, options: argparse.Namespace) -> int:
    from riktig_exercises.grade import grade

    refused = 0
    for assignment in _asked(options):
        stored = grade(course, assignment)
        refused += _report(stored, assignment)
        print(_say("graded", assignment=assignment, graded=len(stored.answers)))
    return 1 if refused else 0


def _report(stored: Stored, assignment: str) -> int:
    """Says whose answers could not be used; how many."""
    for participant, problem in stored.refused.items():
        about = {"assignment": assignment, "participant": participant}
        print(_say("not_used", **about, message=explain(problem)), file=sys.stderr)
    return len(stored.refused)


def _feedback(course: Course, options: argparse.Namespace) -> int:
    from riktig_exercises.feedback import feedback
    from riktig_exercises.submit import submitted

    refused = 0
    for assignment in _asked(options):
        stored = submitted(course, assignment)
        refused += _report(stored, assignment)
        written = feedback(course, stored)
        folder = course.root / "feedback"
        print(_say("fed_back", assignment=assignment, count=len(written), folder=folder))
    return 1 if refused else 0


def _export(course: Course, options: argparse.Namespace) -> int:
    from riktig_exercises.export import export
    from riktig_exercises.submit import submitted

    refused = 0
    for assignment in _asked(options):
        stored = submitted(course, assignment)
        refused += _report(stored, assignment)
        out = (options.out or course.root / "export") / f"{assignment}.csv"
        print(_say("exported", count=export(course, assignment, stored, out), file=out))
    return 1 if refused else 0
