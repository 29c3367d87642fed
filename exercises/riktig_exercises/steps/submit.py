"""`submit`: takes in answer files; one that is refused stops no other."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

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
    from riktig_exercises.submit import submit_all

    participant = options.participant
    if participant is not None:
        checked_participant(participant)
    refused = 0
    for path, outcome, answers in submit_all(course, options.files, participant, datetime.now(UTC)):
        if answers is None:
            refused += 1
            print(say("refused", file=shown(path), message=explain(outcome)), file=sys.stderr)
        else:
            about = {"participant": answers.participant, "assignment": answers.assignment}
            said = say(outcome.value, file=shown(path), attempt=answers.attempt, **about)
            print(said, flush=True)
    return 1 if refused else 0
