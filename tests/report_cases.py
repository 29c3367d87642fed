"""A doctor's report of hand-written summaries, and its parts by name, for the tests."""

from __future__ import annotations

from datetime import date

from summary_dicts import after, before

from riktig.agreed.agreed import NOTHING_AGREED
from riktig.blocks.group_pairs import group_pairs
from riktig.compare import compare
from riktig.feedback.choices import Choices
from riktig.feedback.own import own_report

DATED = date(2026, 12, 10)


def shares(*members):
    """Both periods of each, as they share them."""
    return [one(name, "share") for name in members for one in (before, after)]


def report_of(first, second, group=(), agreed=NOTHING_AGREED, choices=None, dated=DATED):
    """The report of two summaries, beside a group's."""
    own = compare(first, second)
    others = group_pairs(group, own, agreed)
    who = "own" if own.after.kind == "private" else "member"
    return own_report(own, others, agreed, {}, choices or Choices(), dated, who)


def parts_of(report):
    """The report's blocks by id."""
    sections = [*report.sections, report.basis]
    return {part.id: part for section in sections for part in section.parts}
