"""Page one: strengths, what was done, at most three headlines, and one thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from riktig.agreed.agreed import Agreed
from riktig.blocks import words
from riktig.blocks.statement import Statement, Value, say
from riktig.compare import Comparison
from riktig.feedback.action import action
from riktig.feedback.front_strengths import strengths
from riktig.feedback.front_words import fitted
from riktig.feedback.headlines import chosen
from riktig.feedback.measure_titles import short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import FrontPage, Headline, Who
from riktig.feedback.work_done import work_done
from riktig.text import format_number, text


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
    page = FrontPage(
        strengths=strengths(views, shown, own),
        done=(work_done(own),),
        headlines=[headline(view, _message(view)) for view in shown],
        action=action(views, agreed, dated or own.after.last),
        closing=_closing(who),
    )
    return fitted(page, [headline(view, short_message(view)) for view in shown])


def headline(view: MeasureView, message: Statement) -> Headline:
    """One measure: after, before, the one message, and how much it takes to show."""
    return Headline(
        measure=view.measure.id,
        title=short_title(view.measure),
        value=words.counted(view.change.after, view.measure),
        before=text("front_page.before", before=words.counted(view.change.before, view.measure)),
        message=message,
        detectable=detectable_said(view),
    )


def detectable_said(view: MeasureView) -> Statement:
    """`så stor må en endring være for å synes hos deg`, in the wanted direction."""
    wanted = "more" if view.measure.direction == "higher" else "fewer"
    found = view.detectable
    count = getattr(found, wanted) if found else None
    values: dict[str, Value] = {wanted: count, "of": view.change.after.denominator.number}
    if count is None:
        return say("front_page.detectable.never", values)
    key = wanted if count else "fewer_zero"
    return say(f"front_page.detectable.{key}", values, count=format_number(count))


def _message(view: MeasureView) -> Statement:
    return view.picked.statement if view.picked else short_message(view)


def short_message(view: MeasureView) -> Statement:
    """The picked message in fewer words: the same kind, with the same numbers."""
    if view.picked is None:
        return say("front_page.message.none")
    _, kind, _ = view.picked.statement.code.split(".")  # the template that the message is of
    values = view.picked.statement.values
    moved = text(f"front_page.moved.{_moved(view)}")
    return say(f"front_page.message.{kind}", values, moved=moved, moved_first=moved.capitalize())


def _moved(view: MeasureView) -> str:
    """Which way it went. What the months say follows the wish, not the two sums."""
    told = view.picked.kind if view.picked else ""
    if told in ("improving", "worsening"):
        wanted = view.measure.direction == "higher"
        return "higher" if wanted == (told == "improving") else "lower"
    return "higher" if (view.change.difference or 0) > 0 else "lower"


def _closing(who: Who) -> tuple[Statement, ...]:
    sent = "sent_own" if who == "own" else "sent_shared"
    return tuple(say(f"front_page.closing.{name}") for name in ("reasons", "wrong", sent))
