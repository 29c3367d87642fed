"""The course office's pages: how it went, what waits for whom, and tables to download."""

from __future__ import annotations

from dataclasses import dataclass

from riktig_exercises.course_rules import rules
from riktig_exercises.master import assignments
from sqlalchemy import select

from riktig.text import text
from riktig_hub.handing_in.aims import aim_lines
from riktig_hub.handing_in.background import GRADER, job_of
from riktig_hub.handing_in.mime import kind_of
from riktig_hub.handing_in.pending import waiting
from riktig_hub.handing_in.places import exercise_folder
from riktig_hub.handing_in.progress import told
from riktig_hub.handing_in.standing import Standing, standing, standings
from riktig_hub.registry.learning import Certificate
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.taking_part import TAKES_PART
from riktig_hub.web.answer import Answer, Data, File, Go, NotHere, Page
from riktig_hub.web.asked import Asked


@dataclass(frozen=True)
class Line:
    """One participant: who, and where they stand."""

    person: Person
    code: str
    stand: Standing


def home(asked: Asked) -> str:
    """The address of the page."""
    return f"/styring/{asked.course.id}/resultater"


def show_results(asked: Asked) -> Answer:
    """Everybody's points, what waits, and the aims."""
    lines = _lines(asked)
    folder = exercise_folder(asked.setting.folder, asked.course.id)
    busy = GRADER.is_busy(asked.course.id)
    return Page(
        "handing_in/results.html.j2",
        {
            "course": asked.course,
            "home": home(asked),
            "lines": lines,
            "names": [_named(name) for name in in_order()],
            "waiting": _waiting(lines),
            "refused": _refused(lines),
            "ungraded": len(waiting(asked.session, asked.course.id)),
            "busy": busy,
            "progress": told(folder),
            "folder": str(folder.root),
            "aims": aim_lines(asked.session, asked.course.id),
            "files": _files(),
        },
    )


def show_progress(asked: Asked) -> Answer:
    """Whether grading goes on, for the page that waits for it."""
    return Data({"making": GRADER.is_busy(asked.course.id)})


def grade_now(asked: Asked) -> Answer:
    """Starts grading; what a person has given points for in formgrader is fetched as well."""
    GRADER.ask(job_of(asked.session, asked.setting.folder, asked.course.id))
    return Go(home(asked), said="hub_handing_in.said.grading")


def show_person(asked: Asked) -> Answer:
    """One participant: conditions, assignments, points by aim, papers issued."""
    person, course = asked.person, asked.course
    code = asked.session.scalar(
        select(Membership.code).where(
            Membership.course_id == course.id,
            Membership.person_id == person.id,
            Membership.role == "participant",
        )
    )
    if code is None:
        raise NotHere
    papers = select(Certificate).where(
        Certificate.course_id == course.id, Certificate.person_id == person.id
    )
    return Page(
        "handing_in/person.html.j2",
        {
            "course": course,
            "home": home(asked),
            "line": Line(
                person, code, standing(asked.session, asked.setting, course, person, asked.now)
            ),
            "aims": aim_lines(asked.session, course.id, person.id),
            "papers": asked.session.scalars(papers.order_by(Certificate.issued_at)).all(),
        },
    )


def show_questions(asked: Asked) -> Answer:
    """How each question went."""
    from riktig_hub.handing_in.scores import statistics

    return Page(
        "handing_in/questions.html.j2",
        {
            "course": asked.course,
            "home": home(asked),
            "found": statistics(asked.session, asked.course, in_order()),
        },
    )


def get_file(asked: Asked) -> Answer:
    """One of the tables."""
    from riktig_hub.handing_in.scores import file_names, table_of

    name = asked.values["file"]
    if name not in file_names(in_order()):
        raise NotHere
    content = table_of(asked.session, asked.course, in_order(), name, asked.setting.folder)
    return File(name, content, kind_of(name))


def in_order() -> tuple[str, ...]:
    """The course's assignments that there are masters of."""
    there = assignments()
    return tuple(name for name in rules().assignments if name in there)


def _lines(asked: Asked) -> list[Line]:
    rows = asked.session.execute(
        select(Person, Membership.code)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.course_id == asked.course.id,
            TAKES_PART,
        )
        .order_by(Membership.code)
    ).all()
    found = standings(asked.session, asked.course, [one.id for one, _code in rows], asked.now)
    return [Line(one, code or "", found[one.id]) for one, code in rows]


def _named(name: str) -> tuple[str, str]:
    """An assignment's id and title."""
    from riktig_exercises.master import load_master

    return name, load_master(name).title


def _waiting(lines: list[Line]) -> list[tuple[str, list[str]]]:
    """Whose text waits for a person, by assignment: the codes formgrader knows them by."""
    found: dict[str, list[str]] = {}
    for line in lines:
        for one in line.stand.assignments:
            if one.state == "waits":
                found.setdefault(one.title, []).append(line.code)
    return list(found.items())


def _refused(lines: list[Line]) -> list[tuple[Line, str, str]]:
    """Whose newest file was not taken to the gradebook, and why."""
    return [
        (line, one.title, one.refused)
        for line in lines
        for one in line.stand.assignments
        if one.refused
    ]


def _files() -> list[tuple[str, str]]:
    """Each table's name and what is in it."""
    from riktig_hub.handing_in.scores import file_names

    titles = dict(_named(name) for name in in_order())
    fixed = ("workbook", "statistics_page", "statistics_table")
    names = file_names(in_order())
    told_of = [text(f"hub_handing_in.results.file_{one}") for one in fixed]
    return list(zip(names, [*told_of, *titles.values()], strict=True))
