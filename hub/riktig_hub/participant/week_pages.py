"""This week's number, in half a minute; and the office's routine, once a month."""

from __future__ import annotations

from datetime import date

from riktig_hub.participant import monthly, plans, weeks
from riktig_hub.participant.run import run_of
from riktig_hub.web.answer import Answer, Go, NotHere, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.whole import whole


def show_week(asked: Asked) -> Answer:
    """One field for the week, and under it the series."""
    done = plans.rounds(asked.session, asked.course, asked.person)
    if not done:
        return Page("participant/week.html.j2", {"course": asked.course, "plan": None})
    series = _series(asked)
    chosen = _chosen(series, asked.query.get("uke", ""))
    plan = done[-1]
    values = {
        "course": asked.course,
        "plan": plan,
        "week": chosen,
        "this_week": series[-1],
        "weeks": series[::-1],
        "missing": sum(week.count is None for week in series[:-1]),
        "begun": {weeks.monday_of(one.begun_on): one.round for one in done},
        "run": run_of(series, plan.goal),
        "undo": _undo(asked, series),
    }
    return Page("participant/week.html.j2", values)


def do_week(asked: Asked) -> Answer:
    """Keeps, takes away or takes back a week's number."""
    series = _series(asked)
    week = _chosen(series, asked.given("week"))
    action = asked.given("action")
    count = None if action == "remove" else _count(asked, required=action != "undo")
    before = weeks.put(asked.session, asked.course, asked.person, week.monday, count, asked.now)
    address = f"/kurs/{asked.course.id}/uke"
    if action == "undo":
        return Go(address, said="hub_participant.said.week_undone")
    said = "hub_participant.said.week" if count is not None else "hub_participant.said.week_gone"
    filling = {"number": week.number, "day": week.monday.toordinal()}
    if count is not None:
        filling["count"] = count
    if before is not None:
        filling["before"] = before
    return Go(address, said=said, filling=filling)


def _series(asked: Asked) -> list[weeks.Week]:
    done = plans.rounds(asked.session, asked.course, asked.person)
    if not done:
        raise NotHere
    return weeks.series(
        weeks.counts_of(asked.session, asked.course, asked.person), done, asked.today
    )


def _chosen(series: list[weeks.Week], wanted: str) -> weeks.Week:
    """The week asked for; this week where none is."""
    if not wanted:
        return series[-1]
    for week in series:
        if week.monday.isoformat() == wanted:
            return week
    raise NotHere


def _count(asked: Asked, required: bool) -> int | None:
    typed = asked.given("count")
    if not typed and not required:
        return None
    read = whole(typed, 0, weeks.MOST)
    if read is None:
        raise Wrong("hub_participant.wrong.count", "count", most=str(weeks.MOST))
    return read


def _undo(asked: Asked, series: list[weeks.Week]) -> dict[str, str] | None:
    """The week just written and what stood there before, for the button that takes it back."""
    day, before = asked.query.get("day", ""), asked.query.get("before", "")
    known = {str(week.monday.toordinal()) for week in series}
    if day not in known:
        return None
    kept = before if before.isdecimal() else ""
    return {"week": date.fromordinal(int(day)).isoformat(), "count": kept}


def show_month(asked: Asked) -> Answer:
    """The month's questions, and earlier months."""
    done = monthly.checks(asked.session, asked.course, asked.person)
    month = monthly.month_of(asked.today)
    values = {
        "course": asked.course,
        "month": month,
        "questions": monthly.QUESTIONS,
        "answers": done.get(month, {}),
        "months": list(done.items()),
    }
    return Page("participant/month.html.j2", values)


def do_month(asked: Asked) -> Answer:
    """Keeps the answers; what did not come up this month is left out."""
    said = {one: asked.given(one) for one in monthly.QUESTIONS}
    answers = {one: given == "yes" for one, given in said.items() if given in ("yes", "no")}
    if not answers:
        raise Wrong("hub_participant.wrong.no_answer", next(iter(monthly.QUESTIONS)))
    month = monthly.month_of(asked.today)
    monthly.save(asked.session, asked.course, asked.person, month, answers, asked.now)
    return Go(f"/kurs/{asked.course.id}/maaned", said="hub_participant.said.month")
