"""`check`: whether a certificate's code is of this course, and what it proves."""

from __future__ import annotations

import argparse
from datetime import date

from riktig.text import format_date, text
from riktig_exercises.course import Course


def arguments(step: argparse.ArgumentParser) -> None:
    """The code, however it is typed."""
    step.add_argument("code", nargs="+", metavar="KODE", help=_say("code_help"))


def run(course: Course, options: argparse.Namespace) -> int:
    """`Refused` for a code that is none of this course's."""
    from riktig_exercises.certificate import check, code_of
    from riktig_exercises.certificate_pdf import approval_of, score_of
    from riktig_exercises.course_secret import read_secret

    one = check(course, " ".join(options.code))
    values = {
        "code": code_of(read_secret(course), one),
        "participant": one.participant,
        "name": f" ({one.name})" if one.name else "",
        "title": one.title,
        "score": score_of(one),
        "dated": format_date(date.fromisoformat(one.dated)),
        "approval": approval_of(one),
    }
    print(_say("proves", **values))
    return 0


def _say(key: str, **values: object) -> str:
    return text(f"exercise_papers.certificate.{key}", **values)
