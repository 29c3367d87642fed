"""Unbroken use: how many, and how much the number depends on how it is reckoned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riktig.audit.result import Audit
from riktig.blocks.block import Block
from riktig.blocks.past_words import patients
from riktig.blocks.provenance_line import basis
from riktig.measures.rules import days_rule, days_rule_names, episode_gaps
from riktig.past import Unbroken, unbroken_use
from riktig.past.unbroken import Choice
from riktig.text import format_date, format_number, text
from riktig.view import Table

_SEEN = ("running", "in_period")


def episodes_block(audit: Audit) -> Block:
    """Sentence, table of every choice, and the rule in words."""
    found = unbroken_use(audit)
    title = text("past.episodes.title")
    until = format_date(found[0].until)
    source = text("audit.view.source", first=format_date(audit.first_day), last=until)
    source = f"{source} {basis(audit)}"
    if not any(one.rows for one in found):
        return Block(id="episodes", title=title, sentence=text("past.episodes.none"), source=source)
    return Block(
        id="episodes",
        title=title,
        sentence=_sentence(found),
        notes=_notes(found, audit),
        table=_table(found, audit.event),
        source=source,
    )


def _sentence(found: Sequence[Unbroken]) -> str:
    now = {one.group: patients(one.counts[one.main].running) for one in found}
    ranges = {f"{one.group}_range": _range(one) for one in found}
    days = format_number(found[0].least_days)
    told = text("past.episodes.sentence", days=days, **now)
    return f"{told} {text('past.episodes.depends', **ranges)}"


def _range(one: Unbroken) -> str:
    """Lowest and highest number still running under every choice."""
    numbers = [counted.running for counted in one.counts.values()]
    low, high = format_number(min(numbers)), format_number(max(numbers))
    key = "range_one" if low == high else "range"
    return text(f"past.episodes.{key}", low=low, high=high)


def _notes(found: Sequence[Unbroken], audit: Audit) -> list[str]:
    row, main = text(f"audit.one.{audit.event}"), found[0].main
    without = {
        one.group: format_number(one.counts[main._replace(carry_over=False)].running)
        for one in found
    }
    notes = [
        text("past.episodes.rule", row=row),
        text("past.episodes.main", gap=main.gap_days, days_rule=_rule(main.days_rule, row)),
        text("past.episodes.least", days=format_number(found[0].least_days)),
        text("past.episodes.carry", **without),
        text("past.episodes.wide"),
        text("past.episodes.begins", first=format_date(audit.first_day)),
    ]
    if found[0].until < audit.period[1]:
        notes.insert(0, text("past.episodes.ends", last=format_date(found[0].until)))
    lacking, rows = sum(one.without_amount for one in found), sum(one.rows for one in found)
    if lacking:
        numbers = {"count": format_number(lacking), "rows": format_number(rows)}
        notes.append(text("past.episodes.without_amount", row=row, **numbers))
    return notes


def _rule(name: str, row: str) -> str:
    return days_rule(name).title.format(row=row)


def _table(found: Sequence[Unbroken], event: str) -> Table:
    row = text(f"audit.one.{event}")
    gaps = episode_gaps().days
    return Table(
        caption=text("past.episodes.table", days=format_number(found[0].least_days)),
        columns=[
            text("past.episodes.column_what", row=row),
            *(text("past.episodes.column_gap", gap=gap) for gap in gaps),
        ],
        rows=[
            [_row_name(one, seen, name, row), *_cells(one, seen, name, gaps)]
            for one in found
            for seen in _SEEN
            for name in days_rule_names()
        ],
    )


def _row_name(one: Unbroken, seen: str, rule: str, row: str) -> str:
    group = text(f"past.episodes.groups_{one.group}")
    return text(f"past.episodes.row_{seen}", group=group, rule=_rule(rule, row))


def _cells(one: Unbroken, seen: str, rule: str, gaps: Iterable[int]) -> list[str]:
    return [format_number(getattr(one.counts[Choice(rule, gap)], seen)) for gap in gaps]
