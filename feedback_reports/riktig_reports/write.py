"""Writes the reports of one order, telling on stderr what is being made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.compare import compare
from riktig.text import text
from riktig_reports.document import Document, group_document, last_day, own_document
from riktig_reports.failing import why
from riktig_reports.files import load, load_all
from riktig_reports.members import paired
from riktig_reports.names import GROUP_NAME, file_names, said
from riktig_reports.render import rendered


@dataclass
class Order:
    """What is asked for, and the files written so far."""

    out: Path
    with_pdf: bool
    dated: date | None
    written: list[str] = field(default_factory=list)
    fonts: Path | None = None


def write_own(own: Sequence[Path], group: Sequence[Path], order: Order) -> bool:
    """The reader's own report. True when it, or a file of the group, could not be used."""
    comparison = compare(load(own[0]), load(own[1]))
    shared, left_out = load_all(group)
    dated = order.dated or last_day([comparison])
    _prepare(order)
    make = partial(own_document, comparison, shared, dated, order.fonts)
    name = file_names([comparison.member])[comparison.member]
    left_out += _one(comparison.member, name, make, dated, order)
    return _finish(order, left_out)


def write_group(before: Sequence[Path], after: Sequence[Path], order: Order) -> bool:
    """A report a member and one for the group. True when anything was left out."""
    sides = [load_all(before), load_all(after)]
    members = paired(sides[0][0], sides[1][0])
    left_out = [*sides[0][1], *sides[1][1], *members.left_out]
    if not members.pairs:
        _tell(text("report.command.nobody"))
        return _finish(order, left_out)
    _prepare(order)
    pairs = [pair.comparison for pair in members.pairs]
    dated = order.dated or last_day(pairs)
    shared = [one for pair in members.pairs for one in (pair.before, pair.after)]
    names = file_names([one.member for one in pairs])
    for one in pairs:
        make = partial(own_document, one, shared, dated, order.fonts)
        left_out += _one(one.member, names[one.member], make, dated, order)
    if len(pairs) < LEAST_MEMBERS:
        _tell(text("report.command.group_too_small", least=LEAST_MEMBERS, count=len(pairs)))
    else:
        make = partial(group_document, pairs, dated, order.fonts)
        left_out += _one(GROUP_NAME, GROUP_NAME, make, dated, order)
    return _finish(order, left_out)


def _prepare(order: Order) -> None:
    from riktig.paper.fonts import ready

    order.fonts = ready()
    order.out.mkdir(parents=True, exist_ok=True)


def _one(
    who: str, name: str, make: Callable[[], Document], dated: date, order: Order
) -> list[tuple[str, str]]:
    """Writes one report; what went wrong, if anything, is told and stops no other."""
    try:
        for ending, content in rendered(make(), order.with_pdf, dated, order.fonts):
            file = f"{name}.{ending}"
            _tell(text("report.command.writing", file=file))
            (order.out / file).write_bytes(content)
            order.written.append(file)
    except Exception as trouble:  # whatever one member's numbers do, the others are made
        return [(who, why(trouble))]
    return []


def _finish(order: Order, left_out: Sequence[tuple[str, str]]) -> bool:
    if left_out:
        _tell(text("report.command.skipped"))
    for name, reason in left_out:
        _tell(text("report.command.skipped_one", member=said(name), why=reason))
    if order.written:
        _tell(text("report.command.done", count=len(order.written), out=order.out))
    return bool(left_out)


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
