"""The report's words and structure, as HTML without style and drawings.

`UPDATE_GOLDENS=1` rewrites the golden files; the difference is read before it is committed.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from riktig_reports.document import group_document, own_document
from summary_dicts import COUNTS_AFTER, after, before

from riktig.compare import compare
from riktig.paper.html import page

DATED = date(2026, 12, 10)
MASKED = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}


def own():
    shares = [one for name in "BCDE" for one in (before(name, "share"), after(name, "share"))]
    return own_document(compare(before("A"), after("A")), shares, DATED, None)


def shared_and_masked():
    pair = compare(before("A", "share"), after("A", "share", MASKED))
    return own_document(pair, [], DATED, None)


def group():
    pairs = [
        compare(before("A", "share"), after("A", "share")),
        compare(before("B", "share"), after("B", "share", MASKED)),
        *(compare(before(name, "share"), after(name, "share")) for name in "CDEF"),
    ]
    return group_document(pairs, DATED, None)


def plain(document):
    found = page("riktig_reports", "report.html.j2", document)
    found = re.sub(r"<style>.*?</style>", "<style></style>", found, flags=re.DOTALL)
    return re.sub(r"<svg.*?</svg>", "<svg></svg>", found, flags=re.DOTALL)


@pytest.mark.parametrize("made", [own, shared_and_masked, group], ids=lambda made: made.__name__)
def test_the_report_reads_as_before(made):
    golden = Path(__file__).parent / f"{made.__name__}.golden.html"
    found = plain(made())
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")
