"""The two-minute form, the evaluation, and what the course office sees of both."""

from __future__ import annotations

from typing import Any

from riktig_hub.outcomes import count_form, evaluation
from riktig_hub.outcomes.bars import bars
from riktig_hub.outcomes.categories import CHANGES, HINDRANCES, OCCASIONS
from riktig_hub.outcomes.cohorts import by_cohort, cohort_name
from riktig_hub.outcomes.export import evaluation_csv, status_csv
from riktig_hub.outcomes.occasions import due_days
from riktig_hub.outcomes.published import published
from riktig_hub.outcomes.reach import reach_of
from riktig_hub.outcomes.status import Status, status
from riktig_hub.registry.practice import CountForm
from riktig_hub.web.answer import Answer, File, Go, NotHere, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import ADMINISTRATOR, PARTICIPANT, Route


def show_count(asked: Asked) -> Answer:
    """The form, with what was said before where it was."""
    occasion = _occasion(asked)
    kept = asked.session.get(CountForm, (asked.course.id, asked.person.id, occasion))
    due = due_days(asked.session, asked.course, asked.person).get(occasion)
    filled: dict[str, Any] = {
        "course": asked.course,
        "occasion": occasion,
        "kept": kept,
        "due": due,
        "changes": CHANGES,
        "hindrances": HINDRANCES,
    }
    return Page("outcomes/count.html.j2", filled)


def do_count(asked: Asked) -> Answer:
    """Keeps it, and back to the course."""
    occasion = _occasion(asked)
    filled = count_form.read(asked)
    count_form.save(asked.session, asked.course, asked.person, occasion, filled, asked.now)
    return Go(f"/kurs/{asked.course.id}", said="hub_outcomes.said.counted")


def _occasion(asked: Asked) -> str:
    if asked.values["occasion"] not in OCCASIONS:
        raise NotHere
    return asked.values["occasion"]


def show_evaluation(asked: Asked) -> Answer:
    """The form; thanks to whoever has filled it in."""
    done = evaluation.has_evaluated(asked.session, asked.course, asked.person)
    return Page(
        "outcomes/evaluate.html.j2",
        {
            "course": asked.course,
            "done": done,
            "fewest": evaluation.FEWEST_SHOWN,
            "questions": evaluation.QUESTIONS,
            "points": evaluation.POINTS,
        },
    )


def do_evaluation(asked: Asked) -> Answer:
    """Keeps it once; a second is not taken, since the first cannot be found again."""
    if not evaluation.has_evaluated(asked.session, asked.course, asked.person):
        answers, comment = evaluation.read(asked)
        evaluation.save(asked.session, asked.course, asked.person, answers, comment)
    return Go(f"/kurs/{asked.course.id}", said="hub_outcomes.said.evaluated")


def show_status(asked: Asked) -> Answer:
    """The status table by occasion, the earlier figures beside, and all courses by cohort."""
    columns = _columns(asked)
    cohorts = [(cohort_name(name), one) for name, one in by_cohort(asked.session, asked.now)]
    return Page(
        "outcomes/status.html.j2",
        {
            "course": asked.course,
            "columns": columns,
            "cohorts": cohorts,
            "published": published(),
            "today": asked.today,
        },
    )


def status_file(asked: Asked) -> Answer:
    """The same as a CSV file."""
    name = f"status-{asked.today.isoformat()}.csv"
    return File(name, status_csv(_columns(asked), published()), "text/csv; charset=utf-8")


def _columns(asked: Asked) -> list[tuple[str, Status]]:
    """The course's counts by occasion."""
    reach = reach_of(asked.session, asked.course, asked.now)
    return [(one, status(asked.session, asked.course, one, reach)) for one in OCCASIONS]


def show_results(asked: Asked) -> Answer:
    """How the evaluations fall, as pictures and as numbers."""
    found = evaluation.results(asked.session, asked.course)
    return Page(
        "outcomes/evaluated.html.j2",
        {
            "course": asked.course,
            "results": found,
            "bars": {one.question: bars(one.counts) for one in found.spreads},
            "points": evaluation.POINTS,
            "fewest": evaluation.FEWEST_SHOWN,
        },
    )


def results_file(asked: Asked) -> Answer:
    """The same as a CSV file."""
    name = f"evaluering-{asked.today.isoformat()}.csv"
    found = evaluation.results(asked.session, asked.course)
    return File(name, evaluation_csv(found), "text/csv; charset=utf-8")


ROUTES = (
    Route("/kurs/<course>/telling/<occasion>", "outcomes.count", PARTICIPANT, show_count, do_count),
    Route(
        "/kurs/<course>/evaluering",
        "outcomes.evaluate",
        PARTICIPANT,
        show_evaluation,
        do_evaluation,
    ),
    Route("/styring/<course>/status", "outcomes.status", ADMINISTRATOR, show_status, sees="course"),
    Route(
        "/styring/<course>/status.csv",
        "outcomes.status_file",
        ADMINISTRATOR,
        status_file,
        sees="course",
    ),
    Route(
        "/styring/<course>/evaluering",
        "outcomes.evaluated",
        ADMINISTRATOR,
        show_results,
        sees="course",
    ),
    Route(
        "/styring/<course>/evaluering.csv",
        "outcomes.evaluated_file",
        ADMINISTRATOR,
        results_file,
        sees="course",
    ),
)
