"""`riktig exercises`: build, release, submit, grade, feedback, export and what else there is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

from riktig.commands.parser import Parser
from riktig.problem import Refused
from riktig.text import explain
from riktig_exercises.course import DEFAULT_ROOT, Course
from riktig_exercises.outside import problem_of
from riktig_exercises.steps.common import say

# In the order the help lists them. A new step is a name here, a module of that name in `steps`
# and a line of help under [command] in exercises.toml.
STEPS: Final = (
    "build",
    "release",
    "submit",
    "grade",
    "deadline",
    "feedback",
    "export",
    "statistics",
    "certificate",
    "check",
    "key",
    "keys",
    "practice",
)


class Step(Protocol):
    """What a module in `steps` has. It imports what takes time only when it runs."""

    def arguments(self, step: argparse.ArgumentParser) -> None:
        """Adds what the step may be given."""

    def run(self, course: Course, options: argparse.Namespace) -> int:
        """Does it; the command's exit status. `Refused` ends it with a sentence."""


def main(argv: Sequence[str]) -> int:
    """0 when all was done, 1 when something was refused (the rest is done), 2 for a wrong call."""
    options = _parser().parse_args(argv)
    try:
        return _step(options.step).run(Course(options.root), options)
    except Refused as refusal:
        problem = refusal.problem
    except Exception as error:
        outside = problem_of(error)
        if outside is None:
            raise
        problem = outside
    print(explain(problem), file=sys.stderr)
    return 1


def _parser() -> Parser:
    parser = Parser("riktig exercises", description=say("description"))
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEG")
    for name in STEPS:
        step = steps.add_parser(name, help=say(name), description=say(name))
        step.add_argument(
            "--root", type=Path, default=DEFAULT_ROOT, metavar="MAPPE", help=say("root")
        )
        _step(name).arguments(step)
    return parser


def _step(name: str) -> Step:
    return cast(Step, import_module(f"riktig_exercises.steps.{name}"))
