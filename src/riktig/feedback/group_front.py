"""The first page of a group's report: strengths, at most three measures, one thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from riktig.agreed.agreed import Agreed, Plan
from riktig.blocks import words
from riktig.blocks.group_about import about_bare, bare
from riktig.blocks.statement import Statement, say
from riktig.feedback.front_words import fitted
from riktig.feedback.group_view import GroupView, better, detectable_said
from riktig.feedback.group_words import act_by, members_of, message
from riktig.feedback.measure_titles import short_title
from riktig.feedback.report import FrontPage, Headline
from riktig.text import format_date, text


class Who(NamedTuple):
    """How many members are in the report, whether that is all the group, and what they plan."""

    here: int
    everybody: bool
    plans: Sequence[Plan] = ()


def group_front(
    chosen: Sequence[GroupView],
    views: Sequence[GroupView],
    agreed: Agreed,
    who: Who,
    dated: date,
) -> FrontPage:
    """The first page; of a small group, `chosen` and `views` are empty and it holds no number.

    It never has more words than a doctor's own (`front_words`).
    """
    headlines = [_headline(view) for view in chosen]
    closing = ["sent", *(["wrong", "approved"] if views else [])]
    page = FrontPage(
        strengths=_strengths(chosen, views),
        done=_done(who),
        headlines=headlines,
        action=_action(chosen, agreed, dated),
        closing=[say(f"group_report.closing.{name}") for name in closing],
    )
    return fitted(page, [replace(one, detectable=None) for one in headlines])


def _strengths(chosen: Sequence[GroupView], views: Sequence[GroupView]) -> list[Statement]:
    """What went the wanted way beyond chance; else what may have; else that they looked.

    It is looked for in the headlines alone: among many measures chance finds one.
    """
    gained = [view for view in chosen if better(view)]
    sure = [view for view in gained if _changed(view)]
    if not gained:
        return [say(f"group_report.front.strength_{'looked' if views else 'sheet'}")]
    told = sure or gained[:1]
    return [
        say(
            f"group_report.front.strength_{'sure' if sure else 'maybe'}",
            {
                "measures": ", ".join(view.measure.id for view in told),
                "verdict": told[0].change.verdict,
            },
            measures=_together([short_title(view.measure) for view in told]),
        )
    ]


def _together(titles: Sequence[str]) -> str:
    """`opioidbrukere og mye beroligende`: names in the middle of a sentence."""
    *others, last = [title[:1].lower() + title[1:] for title in titles]
    if not others:
        return last
    return text("group_report.front.together", first=", ".join(others), last=last)


def _changed(view: GroupView) -> bool:
    return view.change.verdict == "beyond_chance"


def _done(who: Who) -> list[Statement]:
    found = []
    if who.here > 1:
        form = "all" if who.everybody else "members"
        found.append(
            say(f"group_report.front.done_{form}", {"members": who.here}, members=who.here)
        )
    plans, decided = len(who.plans), sum(bool(plan.decision) for plan in who.plans)
    if not plans:
        return [*found, say("group_report.front.done_no_plans")]
    both = {"plans": plans, "decided": decided}
    return [*found, say("group_report.front.done_plans", both, **both)]


def _headline(view: GroupView) -> Headline:
    change, measure = view.change, view.measure
    shown = change.verdict != "beyond_chance" and change.difference is not None
    return Headline(
        measure=measure.id,
        title=short_title(measure),
        value=words.counted(change.after, measure),
        before=_before(view),
        message=message(change, "front"),
        detectable=detectable_said(view, "front") if shown else None,
    )


def _before(view: GroupView) -> str:
    """The earlier value, whose it is, and how far apart they are: a mean never stands alone."""
    found, measure, before = view.published, view.measure, view.change.before
    after = found.values("after")
    form = "all" if found.used == found.members else "some"
    return text(
        f"group_report.front.before_{form}",
        before=words.number(before.value or 0.0, measure),
        members=members_of(found.used, found.members),
        low=about_bare(after[0], measure),
        high=bare(after[-1], measure),
    )


def _action(chosen: Sequence[GroupView], agreed: Agreed, dated: date) -> Statement:
    """Some patients each, of the first of the chosen measures that has not changed as wanted.

    Those that went the other way come before those that may have gone the wanted one by chance.
    """
    by = act_by(agreed, dated)
    form = "meeting" if by in agreed.meetings else "day"
    when = text(f"group_report.front.when_{form}", date=format_date(by))
    waiting = sorted(chosen, key=lambda view: better(view) + _changed(view) * better(view))
    if not waiting:
        return say("group_report.front.action_any", {"by": by.isoformat()}, when=when)
    measure = waiting[0].measure
    module = measure.report.module if measure.report else "chronic_pain"
    return say(
        "group_report.front.action",
        {"measure": measure.id, "version": measure.version, "by": by.isoformat()},
        measure=short_title(measure),
        when=when,
        module=text(f"group_report.module.{module}"),
    )
