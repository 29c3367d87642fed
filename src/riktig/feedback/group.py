"""The group's report: the group as one, its members by letter, and what the meeting needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from riktig import __version__
from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.blocks import front_page as words_of_front
from riktig.blocks import group_blocks
from riktig.blocks.group_provenance_block import group_provenance_block
from riktig.blocks.provenance_block import span
from riktig.blocks.statement import Statement, say
from riktig.compare import Comparison
from riktig.feedback.report import FrontPage, Headline, Report, Section
from riktig.text import format_date, format_number, text


def group_report(
    pairs: Sequence[Comparison],
    agreed: Agreed = NOTHING_AGREED,
    dated: date | None = None,
    *,
    complete: bool = True,
) -> Report:
    """The report of a group of shared comparisons; it holds letters alone.

    `complete` is False when a member lacks a period or was left out: then nobody has a letter.
    """
    del agreed, complete
    last = max(pair.after.last for pair in pairs)
    blocks = group_blocks.view(pairs)
    return Report(
        who="group",
        title=text("report.page.title_group"),
        subtitle=_subtitle(pairs),
        synthetic=text("report.page.synthetic") if pairs[0].synthetic else "",
        front=_front(pairs),
        sections=[Section(block.id, block.title, [block]) for block in blocks],
        basis=Section("basis", text("report.page.basis"), [group_provenance_block(pairs)]),
        closing=[
            say("report.page.rules"),
            say("report.page.errors_how"),
            _age(last, dated or last),
            say("report.page.made_by", version=__version__),
        ],
    )


def _front(pairs: Sequence[Comparison]) -> FrontPage:
    together = group_blocks.together(pairs)
    found = words_of_front.front_page(together, "group")
    return FrontPage(
        strengths=[Statement("report.front", one) for one in found.strengths],
        done=[],
        headlines=[
            Headline(
                change.id, one.title, one.value, one.before, Statement("report.chance", one.chance)
            )
            for one, change in zip(found.headlines, together, strict=False)
        ],
        action=Statement("report.action", found.action),
        closing=[say("report.page.privacy_group"), say("report.page.errors")],
    )


def _subtitle(pairs: Sequence[Comparison]) -> list[str]:
    before = ", ".join(sorted({span(pair.before) for pair in pairs}))
    after = ", ".join(sorted({span(pair.after) for pair in pairs}))
    return [
        text("report.page.subtitle_before", span=before),
        text("report.page.subtitle_after", span=after),
    ]


def _age(last: date, dated: date) -> Statement:
    days = (dated - last).days
    written = format_date(last)
    if days <= 0:
        return say("report.page.last_day", {"days": 0}, last=written)
    return say("report.page.age", {"days": days}, last=written, days=format_number(days))
