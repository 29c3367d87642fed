"""Writes the reports of one order, telling on stderr what is being made."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from riktig.compare import compare
from riktig.problem import Refused
from riktig.text import explain, text
from riktig_reports.document import Document, group_document, last_day, own_document
from riktig_reports.files import GROUP_NAME, NoFile, file_names, load, load_all
from riktig_reports.members import paired
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
    """The reader's own report. True when a file of the group could not be used."""
    comparison = compare(load(own[0]), load(own[1]))
    shared, bad = load_all(group)
    _prepare(order)
    dated = order.dated or last_day([comparison])
    document = own_document(comparison, shared, dated, order.fonts)
    _write(file_names([comparison.member])[comparison.member], document, dated, order)
    return _finish(order, [(name, _why(problem)) for name, problem in bad])


def write_group(before: Sequence[Path], after: Sequence[Path], order: Order) -> bool:
    """A report a member and one for the group. True when anything was left out."""
    sides = [load_all(before), load_all(after)]
    bad = [(name, _why(problem)) for _, wrong in sides for name, problem in wrong]
    members = paired(sides[0][0], sides[1][0])
    left_out = [*bad, *members.left_out]
    if not members.pairs:
        _tell(text("report.command.nobody"))
        return _finish(order, left_out)
    _prepare(order)
    comparisons = [pair.comparison for pair in members.pairs]
    dated = order.dated or last_day(comparisons)
    shared = [one for pair in members.pairs for one in (pair.before, pair.after)]
    names = file_names([one.member for one in comparisons])
    for one in comparisons:
        document = own_document(one, shared, dated, order.fonts)
        _write(names[one.member], document, dated, order)
    _write(GROUP_NAME, group_document(comparisons, dated, order.fonts), dated, order)
    return _finish(order, left_out)


def _prepare(order: Order) -> None:
    from riktig.paper.fonts import ready

    order.fonts = ready()
    order.out.mkdir(parents=True, exist_ok=True)


def _write(name: str, document: Document, dated: date, order: Order) -> None:
    for ending, content in rendered(document, order.with_pdf, dated, order.fonts):
        file = f"{name}.{ending}"
        _tell(text("report.command.writing", file=file))
        (order.out / file).write_bytes(content)
        order.written.append(file)


def _finish(order: Order, left_out: Sequence[tuple[str, str]]) -> bool:
    if left_out:
        _tell(text("report.command.skipped"))
    for name, why in left_out:
        _tell(text("report.command.skipped_one", member=name, why=why))
    if order.written:
        _tell(text("report.command.done", count=len(order.written), out=order.out))
    return bool(left_out)


def _why(problem: Refused | NoFile) -> str:
    if isinstance(problem, Refused):
        return explain(problem.problem)
    return text("report.command.no_file", name=problem)


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
