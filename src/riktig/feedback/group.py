"""The group's report: the group as one, its members by letter, and what the meeting needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.blocks.group_pairs import LEAST_MEMBERS, GroupPairs, letters_of, same_members
from riktig.blocks.group_provenance_block import group_provenance_block
from riktig.blocks.provenance_block import span
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import Comparison
from riktig.feedback.about import expected
from riktig.feedback.agenda import Meeting, agenda_section
from riktig.feedback.closing import age, made_by, rule
from riktig.feedback.group_front import Who, group_front
from riktig.feedback.group_others import others_block
from riktig.feedback.group_questions import questions_section
from riktig.feedback.group_section import funnels_section, group_section
from riktig.feedback.group_view import GroupView, group_views
from riktig.feedback.group_words import days_ahead
from riktig.feedback.headlines import chosen
from riktig.feedback.ledger import ledger_block, plans_told
from riktig.feedback.report import Report, Section
from riktig.feedback.worksheet import worksheet_block
from riktig.measures.load import reported
from riktig.text import text


def group_report(
    pairs: Sequence[Comparison],
    agreed: Agreed = NOTHING_AGREED,
    dated: date | None = None,
    *,
    complete: bool = True,
) -> Report:
    """The report of a group of shared comparisons; it holds letters alone.

    `complete` is False when a member lacks a period or was left out: then nobody has a letter.
    Of fewer than `LEAST_MEMBERS` it is the sheet for the meeting, without a number. ValueError
    for a private comparison, or without both pairs and `dated`.
    """
    if any(pair.after.kind != "share" for pair in pairs):
        raise ValueError("a group's report is made from shared summaries alone")
    group = _group(pairs, agreed, complete=complete)
    last = max((pair.after.last for pair in pairs), default=dated)
    day = dated or last
    if day is None:
        raise ValueError("a report without numbers needs a date")
    views = group_views(group) if group.shown else ()
    headlines = chosen(views)
    return Report(
        who="group",
        title=text(f"group_report.page.title{'' if group.shown else '_sheet'}"),
        subtitle=_subtitle(pairs, agreed),
        synthetic=text("report.page.synthetic") if any(one.synthetic for one in pairs) else "",
        front=group_front(headlines, views, agreed, _who(group, agreed, complete=complete), day),
        sections=list(_sections(group, headlines, views, agreed, day)),
        basis=_basis(pairs, group),
        closing=[*_closing(group, last, day)],
    )


def _who(group: GroupPairs, agreed: Agreed, *, complete: bool) -> Who:
    """How many are in the report, whether that is everybody who is known of, and their plans."""
    everybody = complete and not set(agreed.letters) - set(group.letter)
    return Who(len(group.pairs), everybody, plans_told(agreed, group.letter))


def _group(pairs: Sequence[Comparison], agreed: Agreed, *, complete: bool) -> GroupPairs:
    by_name = tuple(sorted(pairs, key=lambda pair: pair.member))
    names = [pair.member for pair in by_name]
    lettered = complete and same_members(names, agreed)
    return GroupPairs(by_name, 0, letters_of(names, agreed), lettered)


def _sections(
    group: GroupPairs,
    headlines: Sequence[GroupView],
    views: Sequence[GroupView],
    agreed: Agreed,
    day: date,
) -> Iterator[Section]:
    """In the meeting's order: its plan first, funnels last, where they are in nobody's way."""
    ahead, following, *_ = [*days_ahead(agreed, day), None, None]
    meeting = Meeting(ahead, agreed.start, following)
    moved = group.shown and not group.lettered
    yield agenda_section(meeting, numbers=bool(views), moved=moved)
    ledger = ledger_block(agreed, group.letter)
    yield Section(ledger.id, ledger.title, [ledger])
    for place, view in enumerate(headlines):
        yield group_section(view, first=not place)
    others = [view for view in views if view not in headlines]
    if others:
        block = others_block(others)
        yield Section(block.id, block.title, [block])
    sheet = worksheet_block([view.measure for view in views] or reported())
    asked = [questions_section(headlines), Section(sheet.id, sheet.title, [sheet])]
    # The worksheet has a page alone. What is little, as all is without numbers, shares its page
    # with the basis that comes last.
    yield from asked if views else reversed(asked)
    funnels = funnels_section(headlines)
    if funnels is not None:
        yield funnels


def _subtitle(pairs: Sequence[Comparison], agreed: Agreed) -> list[str]:
    lines = [agreed.title] if agreed.title else []
    for when in ("before", "after"):
        spans = sorted({span(getattr(pair, when)) for pair in pairs})
        if spans:
            lines.append(text(f"report.page.subtitle_{when}", span=", ".join(spans)))
    return lines


def _basis(pairs: Sequence[Comparison], group: GroupPairs) -> Section:
    title = text("group_report.basis.title")
    if group.shown:
        return Section("basis", title, [group_provenance_block(pairs, lettered=group.lettered)])
    said = say("group_report.page.too_few", {"least": LEAST_MEMBERS}, least=LEAST_MEMBERS)
    return Section("basis", title, [block_of("too_few", title, [said])])


def _closing(group: GroupPairs, last: date | None, dated: date) -> Iterator[Statement]:
    if group.shown:
        yield expected()
        yield rule()
        yield say("group_report.closing.errors")
    if last is not None and group.shown:
        yield age(last, dated)
    yield say("group_report.page.time")
    yield made_by()
