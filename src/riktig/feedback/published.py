"""What may be shown of others than the reader: the only way from their numbers to a report.

Docs: docs/reference/disclosure-in-reports.md states each rule and why. Everything here is made
from shared summaries, so no masked count is known to begin with; the rules keep a single patient
and a single member from being seen in what is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from riktig.blocks.group_pairs import LEAST_MEMBERS, GroupPairs
from riktig.compare import MeasureChange, Side, change_ratio, composite, rounded_change
from riktig.measures.measure import Measure


class Row(NamedTuple):
    """Another member, counts rounded. `label` is a letter, or empty when nobody has one."""

    label: str
    change: MeasureChange

    @property
    def before(self) -> Side:
        """The earlier period."""
        return self.change.before

    @property
    def after(self) -> Side:
        """The later period."""
        return self.change.after

    @property
    def open(self) -> bool:
        """Whether both periods have a value."""
        return self.before.status == "ok" and self.after.status == "ok"


class Published(NamedTuple):
    """One measure of a group. Without enough open members there is nothing but their number."""

    measure: Measure
    rows: tuple[Row, ...]  # the others by letter; by their numbers when nobody has a letter
    lettered: bool
    whole: MeasureChange | None  # the group as one practice, rounded, of those open both times
    afters: tuple[Side, ...]  # exact, of those open both times: to choose by, never to show
    around: tuple[float, float] | None  # lowest and highest ratio with one of them left out
    members: int  # with both periods, the reader too
    used: int  # of them open both times

    @property
    def shown(self) -> bool:
        """Whether enough are open for anything of others to be shown."""
        return self.used >= LEAST_MEMBERS

    def values(self, when: str) -> list[float]:
        """The others' values of a period, lowest first; of those open both times."""
        sides = [row.before if when == "before" else row.after for row in self.rows if row.open]
        return sorted(side.value for side in sides if side.value is not None)


def published(measure: Measure, group: GroupPairs, own: MeasureChange | None = None) -> Published:
    """What of a measure may be shown of the others in `group`; `own` counts as one of the five.

    The reader's own numbers are part of the whole only where the group's report would have them
    too: so that both say the same.
    """
    found = [(group.letter[pair.member], pair.measure(measure.id)) for pair in group.pairs]
    others = [(label, one) for label, one in found if one and one.version == measure.version]
    used = [one for _, one in others if _open(one)]
    if own is not None and Row("", rounded_change(own)).open:
        used.append(own)
    nothing = Published(
        measure=measure,
        rows=(),
        lettered=group.lettered,
        whole=None,
        afters=(),
        around=None,
        members=len(others) + (own is not None),
        used=len(used),
    )
    if not nothing.shown or not group.shown:
        return nothing
    return nothing._replace(
        rows=_rows(others, lettered=group.lettered),
        whole=_whole(measure, used),
        afters=tuple(one.after for one in used),
        around=_around(used),
    )


def _whole(measure: Measure, used: Sequence[MeasureChange]) -> MeasureChange | None:
    """The group as one. Rounded too: exact sums over unlike members would tell the difference."""
    whole = composite(measure, used)
    return None if whole is None else rounded_change(whole)


def _open(change: MeasureChange) -> bool:
    return change.before.status == "ok" and change.after.status == "ok"


def _rows(others: Sequence[tuple[str, MeasureChange]], *, lettered: bool) -> tuple[Row, ...]:
    rows = [Row(label if lettered else "", rounded_change(one)) for label, one in others]
    return tuple(sorted(rows, key=_by_letter if lettered else _by_numbers))


def _by_letter(row: Row) -> tuple[float | str, ...]:
    return len(row.label), row.label  # Z before AA


def _by_numbers(row: Row) -> tuple[float | str, ...]:
    """Never in the order of names: that would be the letters again."""
    counts = [row.before.value, row.after.value]
    counts += [
        cell.number
        for side in (row.before, row.after)
        for cell in (side.numerator, side.denominator)
    ]
    return tuple(-1.0 if one is None else one for one in counts)


def _around(used: Sequence[MeasureChange]) -> tuple[float, float] | None:
    """The lowest and the highest ratio of the group with one member left out; never whose."""
    ratios = []
    for place in range(len(used)):
        rest = [*used[:place], *used[place + 1 :]]
        ratio, _ = change_ratio([one.before for one in rest], [one.after for one in rest])
        ratios.append(ratio)
    known = [ratio for ratio in ratios if ratio is not None]
    return (min(known), max(known)) if known and len(known) == len(ratios) else None
