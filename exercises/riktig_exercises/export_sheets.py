"""The sheets the course administration gets: scores, scores by aim, and where everybody stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from riktig.text import decimal_text, text
from riktig.text.spreadsheet import Cell
from riktig_exercises.aims import Aim, aim_of, modules
from riktig_exercises.completion import title_of
from riktig_exercises.course_rules import Rules
from riktig_exercises.master import load_master
from riktig_exercises.standing import HandedIn, Item

Row = tuple[Cell | datetime, ...]
MOMENT = "dd.mm.yyyy hh:mm"
SHARE = "0%"


@dataclass(frozen=True)
class Sheet:
    """One sheet. `formats` are spreadsheet formats of columns, by number from 0."""

    name: str
    heading: tuple[str, ...]
    rows: tuple[Row, ...]
    formats: Mapping[int, str] = field(default_factory=dict)


def sheets(stand: Mapping[str, Sequence[HandedIn]], asked: Rules) -> tuple[Sheet, ...]:
    """The sheets of what is handed in, by assignment in the order of the course."""
    by = {
        (one.answers.participant, assignment): one
        for assignment in stand
        for one in stand[assignment]
    }
    people = tuple(sorted({participant for participant, _ in by}))
    names = tuple(stand)
    return (
        _scores(people, names, by),
        _by_aim(people, names, by),
        _status(people, names, by, asked),
    )


Standing = Mapping[tuple[str, str], HandedIn]


def _scores(people: Sequence[str], names: Sequence[str], by: Standing) -> Sheet:
    most = {name: decimal_text(load_master(name).points) for name in names}
    titles = [_say("of_most", title=title_of(name), most=most[name]) for name in names]
    rows = tuple(
        (person, *(_points(by.get((person, name))) for name in names)) for person in people
    )
    return Sheet(_say("scores"), (_say("participant"), *titles), rows)


def _points(one: HandedIn | None) -> Cell:
    return one.points if one and one.graded else None


def _by_aim(people: Sequence[str], names: Sequence[str], by: Standing) -> Sheet:
    """Only what is graded counts: a question that waits for a person is in neither sum."""
    rows: list[Row] = []
    for person in people:
        sums: dict[Aim, list[float]] = {}
        for name in names:
            for aim, item in _aimed(name, by.get((person, name))):
                points, most = sums.setdefault(aim, [0.0, 0.0])
                sums[aim] = [points + item.points, most + item.most]
        rows += [_aim_row(person, aim, *sums[aim]) for aim in sorted(sums)]
    keys = ("participant", "module", "aim", "aim_sentence", "points", "most", "share")
    return Sheet(_say("aims"), tuple(_say(key) for key in keys), tuple(rows), {6: SHARE})


def _aimed(assignment: str, one: HandedIn | None) -> list[tuple[Aim, Item]]:
    master = load_master(assignment)
    aims = {q.id: aim_of(master.module, q.aim, assignment) for q in master.questions}
    return [(aims[item.question], item) for item in (one.items if one else ()) if not item.waits]


def _aim_row(person: str, aim: Aim, points: float, most: float) -> Row:
    title = modules()[aim.module].title
    return (person, title, aim.number, aim.sentence, points, most, points / most)


def _status(people: Sequence[str], names: Sequence[str], by: Standing, asked: Rules) -> Sheet:
    keys = ("participant", "module", "assignment", "handed_in", "graded", "waits", "passed")
    heading = tuple(_say(key) for key in (*keys, "attempt", "late"))
    rows = tuple(
        (person, _module(asked, name), title_of(name), *_state(by.get((person, name)), asked))
        for person in people
        for name in names
    )
    return Sheet(_say("status"), heading, rows, {3: MOMENT})


def _module(asked: Rules, assignment: str) -> str:
    module = modules().get(asked.modules.get(assignment, ""))
    return module.title if module else _say("all_modules")


def _state(one: HandedIn | None, asked: Rules) -> Row:
    if one is None:
        return (_say("not_handed_in"), None, None, None, None, None)
    attempt = f"{one.answers.attempt}/{asked.attempts(one.answers.assignment)}"
    # A spreadsheet knows no zones: the time as a clock in Norway shows it.
    when = one.moment.replace(tzinfo=None)
    if not one.graded:
        return (when, _yes(False), None, None, attempt, None)
    return (when, _yes(True), one.waits or None, _passed(one, asked), attempt, _yes(one.late))


def _passed(one: HandedIn, asked: Rules) -> Cell:
    """Only the test can be passed, and only when no answer waits for a person."""
    name = one.answers.assignment
    if name != asked.test or one.waits:
        return None
    return _yes(asked.passed(name, one.points, one.most))


def _yes(whether: bool) -> str:
    return _say("yes" if whether else "no")


def _say(key: str, **values: object) -> str:
    return text(f"exercise_papers.export.{key}", **values)
