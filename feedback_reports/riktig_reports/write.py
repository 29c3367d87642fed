"""Writes the reports of one doctor or one group, telling what is being made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from riktig.blocks.group_pairs import (
    LEAST_MEMBERS,
    GroupPairs,
    group_pairs,
    letters_of,
    same_members,
)
from riktig.compare import Comparison, compare
from riktig.compare.own_share import known_as, own_names
from riktig.feedback.deck import deck
from riktig.feedback.group import group_report
from riktig.feedback.own import own_report
from riktig.feedback.report import Who
from riktig.meeting.members import paired
from riktig.text import text
from riktig_reports.earlier import earlier_files, earlier_group_files
from riktig_reports.failing import why
from riktig_reports.files import load, load_all
from riktig_reports.names import DECK_NAME, GROUP_NAME, SHEET_NAME, file_names, said
from riktig_reports.order import Made, Order
from riktig_reports.place import put_in_place
from riktig_reports.render import rendered, rendered_deck

FEWEST = 2  # members who can meet
Tell = Callable[[str], None]
Files = Iterator[tuple[str, bytes]]  # ending or name, and content


def write_own(own: Sequence[Path], group: Sequence[Path], order: Order, tell: Tell) -> Made:
    """The reader's own report, with true counts when the files are private."""
    order = order.reading([*own, *group])
    comparison = compare(load(own[0]), load(own[1]))
    name = file_names([comparison.member])[comparison.member]
    shared, bad = load_all(group)
    names = own_names(shared, comparison)
    for one in sorted(names - {comparison.member}):
        tell(text("report.command.own_share", member=said(one)))
    comparison = known_as(comparison, names)
    beside = [one for one in shared if one["member"] not in names]
    others = group_pairs(beside, comparison, order.agreed)
    if bad:  # a member may be missing, so nobody has a letter
        others = others._replace(lettered=False)
    order = order.dated_by([comparison])
    order.out.mkdir(parents=True, exist_ok=True)
    made = Made((), tuple(bad)).and_(_participant(comparison, others, name, order, tell))
    return made.beside(earlier_files(order.out, made.written, whole=False))


def write_group(before: Sequence[Path], after: Sequence[Path], order: Order, tell: Tell) -> Made:
    """A report a member and one for the group."""
    order = order.reading([*before, *after])
    sides = [load_all(before, "before"), load_all(after, "after")]
    members = paired(sides[0][0], sides[1][0])
    made = Made((), (*sides[0][1], *sides[1][1], *members.left_out))
    pairs = [pair.comparison for pair in members.pairs]
    if not pairs:
        tell(text("report.command.nobody"))
        return made
    old = earlier_group_files(order.out, _of_group(len(pairs)))
    if old:  # they may hold numbers of who is no longer in the group
        return made.and_(Made((), ((GROUP_NAME, _mixed(old)),)))
    order, complete = order.dated_by(pairs), not made.left_out
    order.out.mkdir(parents=True, exist_ok=True)
    names = file_names([one.member for one in pairs])
    for one in pairs:
        others = _others(one, pairs, order, complete)
        made = made.and_(_participant(one, others, names[one.member], order, tell))
    made = made.and_(_group(pairs, complete, order, tell))
    return made.beside(earlier_files(order.out, made.written, whole=True))


def _of_group(count: int) -> tuple[str, ...]:
    """The pages of a group of so many, without ending."""
    if count < FEWEST:
        return ()
    return (SHEET_NAME,) if count < LEAST_MEMBERS else (GROUP_NAME, DECK_NAME)


def _mixed(old: Sequence[str]) -> str:
    return text("report.command.earlier_group", files=", ".join(old))


def _others(
    one: Comparison, pairs: Sequence[Comparison], order: Order, complete: bool
) -> GroupPairs:
    """The rest of a group whose members are paired already."""
    names = [pair.member for pair in pairs]
    return GroupPairs(
        pairs=tuple(pair for pair in pairs if pair.member != one.member),
        unused=0,
        letter=letters_of(names, order.agreed),
        lettered=complete and same_members(names, order.agreed),
    )


def _participant(one: Comparison, others: GroupPairs, name: str, order: Order, tell: Tell) -> Made:
    who: Who = "own" if one.after.kind == "private" else "member"
    agreed, reference, choices = order.agreed, order.reference, order.choices

    def make() -> Files:
        report = own_report(one, others, agreed, reference, choices, order.day, who)
        return _named(name, rendered(report, order))

    return _one(one.member, make, order, tell)


def _group(pairs: Sequence[Comparison], complete: bool, order: Order, tell: Tell) -> Made:
    """The group's report and slides; of a few, a sheet for the meeting without any number."""
    few = len(pairs) < LEAST_MEMBERS
    if few:
        tell(text("report.command.group_too_small", least=LEAST_MEMBERS, count=len(pairs)))
    if len(pairs) < FEWEST:
        return Made()

    def make() -> Files:
        report = group_report(pairs, order.agreed, order.day, complete=complete)
        if few:
            yield from _named(SHEET_NAME, rendered(report, order, figures=False))
            return
        yield from _named(GROUP_NAME, rendered(report, order))
        yield from _named(DECK_NAME, rendered_deck(report, deck(report), order))

    return _one(SHEET_NAME if few else GROUP_NAME, make, order, tell)


def _named(name: str, made: Files) -> Files:
    return ((f"{name}.{ending}", content) for ending, content in made)


def _one(who: str, make: Callable[[], Files], order: Order, tell: Tell) -> Made:
    """Writes one report whole or not at all; what went wrong is told and stops no other."""
    try:
        made = list(make())
    except Exception as trouble:  # whatever one member's numbers do, the others are made
        return Made((), ((who, why(trouble)),))
    return _written(who, made, order, tell)


def _written(who: str, files: Sequence[tuple[str, bytes]], order: Order, tell: Tell) -> Made:
    names = tuple(file for file, _ in files)
    over = [name for name in names if (order.out / name).resolve() in order.read]
    if over:
        return Made((), ((who, text("report.command.over_its_own", files=", ".join(over))),))
    tell(text("report.command.writing", files=", ".join(names)))
    try:
        put_in_place(order.out, files)
    except OSError as trouble:
        return Made((), ((who, why(trouble)),))
    return Made(names)
