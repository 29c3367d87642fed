"""The improvement plan: written, read, printed, and taken a round further."""

from __future__ import annotations

from riktig_hub.participant import plans, typed
from riktig_hub.web.answer import Answer, Go, Page, Wrong
from riktig_hub.web.asked import Asked


def show_plan(asked: Asked) -> Answer:
    """The plan to read, or its form where there is none, or where one asks for it."""
    done = plans.rounds(asked.session, asked.course, asked.person)
    new = _wants_new(asked) and plans.may_begin(done)
    values = {
        "course": asked.course,
        "person": asked.person,
        "rounds": list(done),
        "plan": done[-1] if done else None,
        "may_begin": bool(done) and plans.may_begin(done),
        "new": new or not done,
        "editing": new or not done or asked.query.get("endre") == "1",
        "decisions": plans.DECISIONS,
        "today": asked.today,
    }
    return Page("participant/plan.html.j2", values)


def do_plan(asked: Asked) -> Answer:
    """Keeps what was written."""
    done = plans.rounds(asked.session, asked.course, asked.person)
    new = not done or (_wants_new(asked) and plans.may_begin(done))
    plans.save(asked.session, asked.course, asked.person, _written(asked, new), new, asked.now)
    said = "hub_participant.said.plan"
    return Go(f"/kurs/{asked.course.id}/plan", said=said)


def _wants_new(asked: Asked) -> bool:
    return asked.query.get("runde") == "ny"


def _written(asked: Asked, new: bool) -> plans.Written:
    """What was tried is looked at later: a new round has nothing seen and nothing decided."""
    decision = "" if new else asked.given("decision")
    if decision and decision not in plans.DECISIONS:
        raise Wrong("hub_participant.wrong.decision", "decision")
    by_day = typed.day(asked, "by_day")
    if new and by_day < asked.today:
        raise Wrong("hub_participant.wrong.past", "by_day")
    return plans.Written(
        aim=typed.words(asked, "aim"),
        goal=typed.number(asked, "goal"),
        by_day=by_day,
        measure=typed.words(asked, "measure"),
        change=typed.words(asked, "change"),
        prediction=typed.words(asked, "prediction"),
        observed="" if new else typed.words(asked, "observed", required=False),
        decision=decision or None,
    )
