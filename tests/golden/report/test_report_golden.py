"""What reports say, statement by statement, and how a page is put together.

`UPDATE_GOLDENS=1` rewrites the golden files; the difference is read before it is committed.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from riktig_reports.document import report_document
from summary_dicts import COUNTS_AFTER, after, before

from riktig.agreed.agreed import NOTHING_AGREED
from riktig.blocks.group_pairs import group_pairs
from riktig.compare import compare
from riktig.feedback.choices import Choices
from riktig.feedback.group import group_report
from riktig.feedback.own import own_report
from riktig.feedback.record import record_json
from riktig.paper.html import page

DATED = date(2026, 12, 10)
MASKED = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}


def report_of(pair, shares=()):
    others = group_pairs(shares, beside=pair)
    who = "own" if pair.after.kind == "private" else "member"
    return own_report(pair, others, NOTHING_AGREED, {}, Choices(), DATED, who)


def own():
    shares = [one for name in "BCDE" for one in (before(name, "share"), after(name, "share"))]
    return report_of(compare(before("A"), after("A")), shares)


def shared_and_masked():
    return report_of(compare(before("A", "share"), after("A", "share", MASKED)))


def group():
    pairs = [
        compare(before("A", "share"), after("A", "share")),
        compare(before("B", "share"), after("B", "share", MASKED)),
        *(compare(before(name, "share"), after(name, "share")) for name in "CDEF"),
    ]
    return group_report(pairs, dated=DATED)


REPORTS = pytest.mark.parametrize(
    "made", [own, shared_and_masked, group], ids=lambda made: made.__name__
)


def plain(report):
    found = page("riktig_reports", "report.html.j2", report_document(report, None))
    found = re.sub(r"<style>.*?</style>", "<style></style>", found, flags=re.DOTALL)
    return re.sub(r"<svg.*?</svg>", "<svg></svg>", found, flags=re.DOTALL)


def hold(name, found):
    golden = Path(__file__).parent / name
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


@REPORTS
def test_the_report_says_what_it_said(made):
    hold(f"{made.__name__}.golden.json", record_json(made(), DATED))


@REPORTS
def test_the_page_reads_as_before(made):
    hold(f"{made.__name__}.golden.html", plain(made()))
