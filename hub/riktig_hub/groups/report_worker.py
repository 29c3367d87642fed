"""Makes one group's report in a process of its own: order on standard input, a zip on output.

Drawing and typesetting take seconds and much memory; a server that answers others should do
neither. What goes in and out are shared numbers without names, and nothing is left on a disk.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_STORED, ZipFile

from riktig_reports.names import DECK_NAME, GROUP_NAME, SHEET_NAME
from riktig_reports.order import Order
from riktig_reports.render import rendered, rendered_deck

from riktig.agreed.agreed import Agreed, Commitment
from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.compare import Comparison
from riktig.feedback.deck import deck
from riktig.feedback.group import group_report
from riktig.meeting.members import paired
from riktig.paper.fonts import ready

KINDS = ("html", "pdf", "xlsx")
Files = Iterator[tuple[str, bytes]]


def make(content: Mapping[str, Any]) -> bytes:
    """The report's files as a zip. ValueError where nobody's numbers can be used."""
    asked = asked_of(content)
    order = Order(out=Path(), with_pdf=True, agreed=asked.agreed, fonts=ready())
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as box:
        for name, bytes_of in _files(asked, order.dated_by(asked.pairs)):
            box.writestr(name, bytes_of)
    return packed.getvalue()


class AskedFor(NamedTuple):
    """What a report is made of. `complete`: the pairs are the whole group."""

    pairs: list[Comparison]
    agreed: Agreed
    complete: bool


def asked_of(content: Mapping[str, Any]) -> AskedFor:
    """The order as the report takes it. ValueError where nobody's numbers can be used."""
    members = paired(content["before"], content["after"])
    if not members.pairs:
        raise ValueError("nobody to report")
    complete = bool(content["complete"]) and not members.left_out
    return AskedFor([one.comparison for one in members.pairs], _agreed(content), complete)


def _files(asked: AskedFor, order: Order) -> Files:
    report = group_report(asked.pairs, asked.agreed, order.day, complete=asked.complete)
    if len(asked.pairs) < LEAST_MEMBERS:
        yield from _named(SHEET_NAME, rendered(report, order, figures=False))
        return
    yield from _named(GROUP_NAME, rendered(report, order))
    yield from _named(DECK_NAME, rendered_deck(report, deck(report), order))


def _named(name: str, made: Files) -> Files:
    return ((f"{name}.{kind}", content) for kind, content in made if kind in KINDS)


def _agreed(content: Mapping[str, Any]) -> Agreed:
    return Agreed(
        title=content["title"],
        letters=content["letters"],
        meetings=tuple(date.fromisoformat(one) for one in content["meetings"]),
        commitments=tuple(
            Commitment(member, change, date.fromisoformat(by) if by else None)
            for member, change, by in content["commitments"]
        ),
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(make(json.load(sys.stdin.buffer)))
