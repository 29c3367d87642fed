"""Page one: strengths, what was done, at most three headlines, and one thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from riktig.agreed.agreed import Agreed
from riktig.blocks.statement import Statement, say
from riktig.compare import Comparison
from riktig.feedback.action import action
from riktig.feedback.front_headlines import headlines_in_fewer_words
from riktig.feedback.front_plan import plan_said
from riktig.feedback.front_strengths import strengths
from riktig.feedback.front_words import Less, fitted, most_words
from riktig.feedback.headlines import chosen, is_change
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import FrontPage, Who
from riktig.feedback.work_done import work_done


def front_page(
    views: Sequence[MeasureView],
    own: Comparison,
    agreed: Agreed,
    who: Who,
    dated: date | None = None,
) -> FrontPage:
    """Page one of all the doctor's views: it chooses the headlines itself (`headlines.chosen`).

    `who` is "own" or "member". `dated` is the report's own day; without it the last day of the
    numbers. The page never has more words than `front_words` allows.
    """
    shown = chosen(views)
    rich, *shorter = headlines_in_fewer_words(shown)
    worked, day = work_done(own), dated or own.after.last
    page = FrontPage(
        strengths=strengths(views, shown, own),
        done=(worked, *plan_said(views)),
        headlines=rich,
        action=action(views, agreed, day),
        closing=_closing(who),
    )
    return fitted(
        page,
        *shorter,
        less=Less(done=(worked, *plan_said(views, "short"))),
        changes=sum(is_change(view) for view in shown if view.open),
        resorts=(
            Less(done=(worked,)),
            Less(action=action(views, agreed, day, "_short")),
            Less(done=(work_done(own, shortly=True),)),
        ),
        most=most_words(synthetic=own.synthetic, lettered=any(view.grouped for view in views)),
    )


def _closing(who: Who) -> tuple[Statement, ...]:
    sent = "sent_own" if who == "own" else "sent_shared"
    return tuple(
        say(f"front_page.closing.{name}") for name in ("reasons", "wrong", sent, "not_approved")
    )
