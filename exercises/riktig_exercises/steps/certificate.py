"""`certificate`: the evidence that a participant has completed the course."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from riktig.problem import Refused
from riktig.text import text
from riktig_exercises.course import Course


def arguments(step: argparse.ArgumentParser) -> None:
    """Whose it is, the name on it, its date, and where it goes."""
    step.add_argument("--participant", required=True, metavar="KODE", help=_say("participant_help"))
    step.add_argument("--name", default="", metavar="NAVN", help=_say("name_help"))
    step.add_argument("--dated", metavar="DATO", help=_say("dated_help"))
    step.add_argument("--out", type=Path, metavar="MAPPE", help=_say("out_help"))


def run(course: Course, options: argparse.Namespace) -> int:
    """`Refused` with all that is missing where the course is not completed."""
    from riktig_exercises.answers import checked_participant
    from riktig_exercises.certificate import certificate, checked_name, code_of, issue
    from riktig_exercises.certificate_pdf import certificate_pdf
    from riktig_exercises.completion import completed
    from riktig_exercises.course_rules import rules
    from riktig_exercises.course_secret import make_secret
    from riktig_exercises.whole_file import write_whole

    participant = checked_participant(options.participant)
    checked_name(options.name)
    dated = _date(options.dated)
    one = certificate(completed(course, participant), rules(), options.name.strip(), dated)
    code = code_of(make_secret(course), one)
    page = certificate_pdf(one, code)
    # On the list when it can be printed, and before anybody has it.
    issue(course, one)
    folder: Path = options.out or course.root / "certificates"
    file = folder / _say("file", participant=participant)
    write_whole(file, page)
    print(_say("written", participant=participant, file=file, code=code))
    return 0


def _date(typed: str | None) -> str:
    try:
        return (date.today() if typed is None else date.fromisoformat(typed)).isoformat()
    except ValueError:
        raise Refused("certificate_bad_date") from None


def _say(key: str, **values: object) -> str:
    return text(f"exercise_papers.certificate.{key}", **values)
