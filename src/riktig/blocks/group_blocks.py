"""The group before and after: letters, no names, no ranking."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.change_block import ratio_note, said
from riktig.blocks.group_pairs import LEAST_MEMBERS, GroupPairs
from riktig.blocks.letters import letters
from riktig.blocks.spread_block import Row, member_rows, open_values, picture, table
from riktig.compare import Comparison, MeasureChange, composite
from riktig.measures.measure import Measure
from riktig.text import text


def view(pairs: Sequence[Comparison]) -> list[Block]:
    """A block a measure for a group of comparisons made from shared summaries.

    The measures are those of the first member; a member whose version differs
    is left out of that measure, and the note on members says so.
    """
    by_name = tuple(sorted(pairs, key=lambda pair: pair.member))
    group = GroupPairs(by_name, 0, letters([pair.member for pair in by_name]))
    return [_block(one, group) for one in by_name[0].measures] if by_name else []


def together(pairs: Sequence[Comparison]) -> list[MeasureChange]:
    """The group's measures as if it were one practice, those that may be shown."""
    found = []
    for first in pairs[0].measures if pairs else ():
        same = [one for pair in pairs if (one := pair.measure(first.id)) is not None]
        used = [one for one in same if one.version == first.version and _open(one)]
        whole = _whole(words.definition(first.id, first.version), used)
        found += [whole] if whole is not None else []
    return found


def _block(first: MeasureChange, group: GroupPairs) -> Block:
    measure = words.definition(first.id, first.version)
    rows = member_rows(first.id, first.version, group)
    used = [change for _, change, _ in rows if _open(change)]
    whole = _whole(measure, used)
    return Block(
        id=f"{first.id}-all",
        title=measure.title,
        sentence=_sentence(whole, measure),
        notes=_notes(whole, rows, len(group.pairs), measure),
        picture=picture(rows, measure, text("report.group.picture_title")),
        table=table(
            [*rows, (text("report.group.composite"), whole, False)] if whole else rows,
            measure,
        ),
    )


def _whole(measure: Measure, used: Sequence[MeasureChange]) -> MeasureChange | None:
    """The group as one practice; `None` when too few are open to be called the group."""
    return composite(measure, used) if len(used) >= LEAST_MEMBERS else None


def _open(change: MeasureChange) -> bool:
    return change.before.status == "ok" and change.after.status == "ok"


def _sentence(whole: MeasureChange | None, measure: Measure) -> str:
    if whole is None:
        return text("report.group.sentence_hidden", least=LEAST_MEMBERS)
    return text("report.group.sentence", said=said(whole, measure))


def _notes(
    whole: MeasureChange | None, rows: Sequence[Row], members: int, measure: Measure
) -> list[str]:
    notes = [_spread(rows, measure)]
    used = sum(_open(change) for _, change, _ in rows)
    if whole is not None:
        notes += [ratio_note(whole), text("report.group.composite_note")]
    if whole is not None and used < members:
        notes.append(text("report.group.members_used", used=used, all=members))
    notes.append(words.direction(measure))
    return [note for note in notes if note]


def _spread(rows: Sequence[Row], measure: Measure) -> str:
    before = open_values([change.before for _, change, _ in rows])
    after = open_values([change.after for _, change, _ in rows])
    if len(before) < 2 or len(after) < 2:
        return ""
    return text(
        "report.group.spread",
        before_low=words.number(min(before), measure),
        before_high=words.amount(max(before), measure),
        after_low=words.number(min(after), measure),
        after_high=words.amount(max(after), measure),
    )
