"""A measure's members in a group's report: rounded, by letter or by nothing, and never ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from statistics import median

from riktig.blocks.block import Block
from riktig.blocks.group_about import about, about_bare
from riktig.blocks.spread_block import picture as dots
from riktig.blocks.spread_block import table as members_table
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import MeasureChange
from riktig.compare.rounded import NEAREST
from riktig.feedback.group_funnel import funnel_said
from riktig.feedback.group_view import GroupView
from riktig.feedback.measure_titles import measure_title
from riktig.feedback.published import Row
from riktig.text import text
from riktig.view import Table


def members_block(view: GroupView, first: bool) -> Block:
    """The members; what holds for every measure is said in the `first` alone.

    The rounding is said before any number that is rounded.
    """
    measure, found = view.measure, view.published
    rows = [(row.label, row.change, False) for row in found.rows]
    placed = rows if found.lettered else _unnamed(found.rows)
    rounded = say("group_report.page.rounded", {"nearest": NEAREST}, nearest=NEAREST)
    funnel = [] if view.funnel is None else funnel_said(view.funnel, found.members)
    return block_of(
        f"{measure.id}-members",
        text("group_report.members.title"),
        [rounded, _spread(view), *_benchmark(view), *funnel, *_rules(view, first)],
        picture=dots(placed, measure, text("group_report.members.picture")),
        table=members_table(rows, measure) if found.lettered else _three(view),
    )


def _spread(view: GroupView) -> Statement:
    measure, used = view.measure, view.published.used
    before, after = (view.published.values(when) for when in ("before", "after"))
    ends = {
        "before_low": before[0],
        "before_high": before[-1],
        "after_low": after[0],
        "after_high": after[-1],
    }
    written = {
        name: (about_bare if name.endswith("low") else about)(end, measure)
        for name, end in ends.items()
    }
    form = "all" if used == view.published.members else "some"
    return say(
        f"group_report.members.sentence_{form}",
        {"used": used, **ends},
        used=used,
        all=view.published.members,
        **written,
    )


def _benchmark(view: GroupView) -> Iterator[Statement]:
    if view.benchmark is None:
        return
    higher = "_higher" if view.measure.direction == "higher" else ""
    yield say(
        f"group_report.members.benchmark{higher}",
        {"benchmark": view.benchmark, "headroom": view.headroom},
        value=about(view.benchmark, view.measure),
    )


def _rules(view: GroupView, first: bool) -> Iterator[Statement]:
    found = view.published
    masked = sum(not row.open for row in found.rows)
    if masked:
        both = {"count": masked, "all": found.members}
        yield say(f"group_report.members.masked_some{'_one' if masked == 1 else ''}", both, **both)
    if masked or first:
        yield say("group_report.page.masked")
    if first:
        yield say("group_report.page.whole_rounded")
    if not found.lettered:
        yield say("group_report.page.no_letters")


def _unnamed(rows: tuple[Row, ...]) -> list[tuple[str, MeasureChange, bool]]:
    """A row each without a letter: the chart tells rows apart by name, so these are spaces."""
    shown = [row.change for row in rows if row.open]
    return [(" " * (place + 1), change, False) for place, change in enumerate(shown)]


def _three(view: GroupView) -> Table:
    """The lowest, the middle and the highest: what is told of a group without letters."""
    measure = view.measure
    sides = [view.published.values(when) for when in ("before", "after")]
    kept: Mapping[str, Callable[[list[float]], float]] = {
        "lowest": min,
        "middle": median,
        "highest": max,
    }
    return Table(
        caption=text("report.group.table", measure=measure_title(measure)),
        columns=["", text("report.period.before"), text("report.period.after")],
        rows=[
            [
                text(f"group_report.members.table_{name}"),
                *(about(pick(values), measure) for values in sides),
            ]
            for name, pick in kept.items()
        ],
    )
