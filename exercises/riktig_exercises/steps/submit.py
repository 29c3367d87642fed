"""`submit`: takes in answer files; one that is refused stops no other."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from riktig.problem import Refused
from riktig.text import explain
from riktig_exercises.course import Course
from riktig_exercises.steps.common import say, shown


def arguments(step: argparse.ArgumentParser) -> None:
    """The files, and who vouches for them."""
    step.add_argument("files", nargs="+", type=Path, metavar="FIL", help=say("file"))
    step.add_argument("--participant", metavar="KODE", help=say("participant"))


def run(course: Course, options: argparse.Namespace) -> int:
    """1 when a file was refused."""
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
            print(say("refused", file=shown(path), message=message), file=sys.stderr)
        else:
            about = {"participant": answers.participant, "assignment": answers.assignment}
            print(say(received.value, file=shown(path), **about))
    return 1 if refused else 0
