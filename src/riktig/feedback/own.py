"""One doctor's report: the pieces of the feedback put together, whoever prints or shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from riktig import __version__
from riktig.agreed.agreed import Agreed
from riktig.blocks import front_page as words_of_front
from riktig.blocks.amounts_block import amounts_block
from riktig.blocks.block import Block
from riktig.blocks.change_block import change_block
from riktig.blocks.group_pairs import GroupPairs
from riktig.blocks.hand_counted_block import hand_counted_block
from riktig.blocks.provenance_block import provenance_block, span
from riktig.blocks.spread_block import spread_block
from riktig.blocks.statement import Statement, say
from riktig.blocks.work_block import work_change_block
from riktig.compare import Comparison
from riktig.feedback.choices import Choices
from riktig.feedback.reference import Reference
from riktig.feedback.report import FrontPage, Headline, Report, Section, Who
from riktig.text import format_date, format_number, text


def own_report(
    own: Comparison,
    others: GroupPairs,
    agreed: Agreed,  # noqa: ARG001 (with the measures' own sections)
    reference: Reference,  # noqa: ARG001
    choices: Choices,  # noqa: ARG001
    dated: date,
    who: Who,
) -> Report:
    """The report of one doctor, dated; `who` is "own" or "member" (made from shared files)."""
    return Report(
        who=who,
        title=text("report.page.title_own"),
        subtitle=_subtitle(own, others),
        synthetic=text("report.page.synthetic") if own.synthetic else "",
        front=_front(own),
        sections=list(_sections(own, others)),
        basis=Section(
            "basis",
            text("report.page.basis"),
            [amounts_block(own), provenance_block(own, others)],
        ),
        closing=_closing(own.after.last, dated),
    )


def _subtitle(own: Comparison, others: GroupPairs) -> list[str]:
    lines = [
        text("report.page.subtitle_before", span=span(own.before)),
        text("report.page.subtitle_after", span=span(own.after)),
    ]
    if others.shown:
        lines.append(text("report.page.subtitle_letter", letter=others.letter[own.member]))
    return lines


def _front(own: Comparison) -> FrontPage:
    found = words_of_front.front_page(own.measures, "own")
    privacy = "own" if own.after.kind == "private" else "share"
    return FrontPage(
        strengths=[Statement("report.front", one) for one in found.strengths],
        done=[],
        headlines=[
            Headline(
                change.id, one.title, one.value, one.before, Statement("report.chance", one.chance)
            )
            for one, change in zip(found.headlines, own.measures, strict=False)
        ],
        action=Statement("report.action", found.action),
        closing=[say(f"report.page.privacy_{privacy}"), say("report.page.errors")],
    )


def _sections(own: Comparison, others: GroupPairs) -> Iterator[Section]:
    for change in own.measures:
        parts: list[Block] = [change_block(change)]
        parts += [spread_block(change, own, others)] if others.shown else []
        yield Section(change.id, parts[0].title, parts)
    more = [one for one in (hand_counted_block(own), work_change_block(own)) if one]
    if more:
        yield Section("work", more[0].title, more)


def _closing(last: date, dated: date) -> Sequence[Statement]:
    return [
        say("report.page.rules"),
        say("report.page.errors_how"),
        _age(last, dated),
        say("report.page.made_by", version=__version__),
    ]


def _age(last: date, dated: date) -> Statement:
    days = (dated - last).days
    written = format_date(last)
    if days <= 0:
        return say("report.page.last_day", {"days": 0}, last=written)
    return say("report.page.age", {"days": days}, last=written, days=format_number(days))
