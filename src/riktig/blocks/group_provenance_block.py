"""Where a group's numbers come from: the periods and versions, never a member's rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from riktig.blocks.block import Block
from riktig.blocks.provenance_block import measure_notes, span
from riktig.compare import Comparison, Summary
from riktig.text import format_number, text
from riktig.view import Table


def group_provenance_block(pairs: Sequence[Comparison], *, lettered: bool = True) -> Block:
    """The basis of a group report. Members who differ show as more than one value."""
    sides = [[pair.before for pair in pairs], [pair.after for pair in pairs]]
    return Block(
        id="provenance",
        title=text("report.provenance.title"),
        sentence=text("report.provenance.group_sentence"),
        notes=[
            text("group_report.basis.masked"),
            text(f"group_report.{'basis.letters' if lettered else 'page.no_letters'}"),
            text("group_report.basis.apart"),
            *(measure_notes(pairs[0].measures) if pairs else []),
        ],
        table=Table(
            caption=text("report.provenance.table"),
            columns=["", text("group_report.basis.column")],
            rows=[
                [text("report.provenance.row_members"), format_number(len(pairs))],
                *(_row(name, sides, value) for name, value in _ROWS.items()),
                [
                    text("report.provenance.row_spot_check"),
                    _once(*(_checked(side) for side in sides)),
                ],
            ],
        ),
    )


def _row(
    name: str, sides: Sequence[Sequence[Summary]], value: Callable[[Summary], str]
) -> list[str]:
    return [text(f"report.provenance.row_{name}"), _once(*(_all(side, value) for side in sides))]


def _once(before: str, after: str) -> str:
    """What is the same both times is said once."""
    if before == after:
        return after
    return text("group_report.basis.differs", before=before, after=after)


def _all(side: Sequence[Summary], value: Callable[[Summary], str]) -> str:
    return ", ".join(sorted({value(one) for one in side}))


def _event(one: Summary) -> str:
    return text(f"report.event.{one.event}")


def _whose(one: Summary) -> str:
    return text(f"group_report.basis.{one.attribution}")


def _checked(side: Sequence[Summary]) -> str:
    checked = sum(one.spot_check is not None for one in side)
    if not checked:
        return text("group_report.basis.not_checked")
    return text("report.provenance.checked_of", checked=checked, members=len(side))


def _version(one: Summary) -> str:
    return one.version


_ROWS: Final[dict[str, Callable[[Summary], str]]] = {
    "period": span,
    "event": _event,
    "attribution": _whose,
    "version": _version,
}
