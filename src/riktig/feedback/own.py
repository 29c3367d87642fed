"""One doctor's report: the pieces of the feedback put together, whoever prints or shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from riktig.agreed.agreed import Agreed
from riktig.blocks.group_pairs import GroupPairs
from riktig.blocks.hand_counted_block import hand_counted_block
from riktig.blocks.provenance_block import span
from riktig.blocks.work_change_block import work_change_block
from riktig.compare import Comparison
from riktig.feedback.basis import basis_section
from riktig.feedback.choices import Choices
from riktig.feedback.closing import closing
from riktig.feedback.front import front_page
from riktig.feedback.headlines import chosen
from riktig.feedback.measure_view import MeasureView, measure_view
from riktig.feedback.others_table import others_section
from riktig.feedback.plan import plan_section, visit_section
from riktig.feedback.reference import Reference
from riktig.feedback.report import Report, Section, Who
from riktig.feedback.section import measure_sections
from riktig.feedback.section_common import common_section
from riktig.feedback.section_once import said_once
from riktig.text import text


def own_report(
    own: Comparison,
    others: GroupPairs,
    agreed: Agreed,
    reference: Reference,
    choices: Choices,
    dated: date,
    who: Who,
) -> Report:
    """The report of one doctor, dated; `who` is "own" or "member" (made from shared files)."""
    views = [
        measure_view(change, own, others, agreed, reference, choices) for change in own.measures
    ]
    return Report(
        who=who,
        title=text("report.page.title_own"),
        subtitle=_subtitle(own, others),
        synthetic=text("report.page.synthetic") if own.synthetic else "",
        front=front_page(views, own, agreed, who, dated),
        sections=list(said_once(_sections(views, own, agreed, choices))),
        basis=basis_section(views, own, others, agreed),
        closing=closing(own.after.last, dated),
    )


def _subtitle(own: Comparison, others: GroupPairs) -> list[str]:
    lines = [
        text("report.page.subtitle_before", span=span(own.before)),
        text("report.page.subtitle_after", span=span(own.after)),
    ]
    if others.shown:
        lines.append(text("report.page.subtitle_letter", letter=others.letter[own.member]))
    return lines


def _sections(
    views: Sequence[MeasureView], own: Comparison, agreed: Agreed, choices: Choices
) -> Iterator[Section]:
    """The measures of page one in its order, those of the doctor's plan, then the rest."""
    shown = chosen(views)
    full = [*shown, *(view for view in views if view.plan is not None and view not in shown)]
    yield from measure_sections(full, choices)
    plans = agreed.plans_of(own.member)
    found = [
        plan_section(plans, own, agreed.sheet),
        visit_section(agreed.visits, own),
        common_section(views, full, choices),
        others_section([view for view in views if view not in full], own),
        _work(own),
    ]
    yield from (section for section in found if section is not None)


def _work(own: Comparison) -> Section | None:
    """What was counted by hand, and the work with the own list; `None` when neither is told."""
    found = [one for one in (hand_counted_block(own), work_change_block(own)) if one]
    return Section("work", found[0].title, found) if found else None
