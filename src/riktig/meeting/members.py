"""Pairs the members' shared summaries; what cannot be used is told, never skipped in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from riktig.agreed.agreed import NOTHING_AGREED
from riktig.blocks.group_pairs import GroupPairs, alike
from riktig.compare import Comparison, compare
from riktig.feedback.choices import Choices
from riktig.feedback.own import own_report
from riktig.feedback.reference import NO_REFERENCE
from riktig.problem import Refused
from riktig.text import explain, text

SummaryJson = Mapping[str, Any]


class Pair(NamedTuple):
    """One member's two summaries, as they came and compared."""

    before: SummaryJson
    after: SummaryJson
    comparison: Comparison


class Members(NamedTuple):
    """Those who can be reported, by name, and (name, why) of the others."""

    pairs: tuple[Pair, ...]
    left_out: tuple[tuple[str, str], ...]


def paired(before: Sequence[SummaryJson], after: Sequence[SummaryJson]) -> Members:
    """Pairs by member. A member with something wrong is left out, with a sentence."""
    sides = [_by_member(before), _by_member(after)]
    pairs, left_out = [], []
    for name in sorted({*sides[0], *sides[1]}):
        try:
            pairs.append(_pair(*(side.get(name, []) for side in sides)))
        except _LeftOut as reason:
            left_out.append((name, text(f"report.command.{reason}")))
        except Exception as trouble:  # whatever one member sent, the others are reported
            left_out.append((name, _why(trouble)))
    return _alike(pairs, left_out)


class _LeftOut(Exception):
    """Why a member cannot be paired: a key of `report.command`."""


def _by_member(summaries: Sequence[SummaryJson]) -> dict[str, list[SummaryJson]]:
    found: dict[str, list[SummaryJson]] = {}
    for one in summaries:
        found.setdefault(str(one["member"]), []).append(one)
    return found


def _pair(before: Sequence[SummaryJson], after: Sequence[SummaryJson]) -> Pair:
    if len(before) > 1 or len(after) > 1:
        raise _LeftOut("twice")
    if not before or not after:
        raise _LeftOut("missing_after" if before else "missing_before")
    if "private" in (before[0]["kind"], after[0]["kind"]):
        raise _LeftOut("private")
    pair = Pair(before[0], after[0], compare(before[0], after[0]))
    _try_out(pair.comparison)
    return pair


def _try_out(one: Comparison) -> None:
    """Says all that is said of a member once, before anyone else's report shows it."""
    alone = GroupPairs((), 0, {one.member: ""})
    last = one.after.last
    own_report(one, alone, NOTHING_AGREED, NO_REFERENCE, Choices(), last, "member").as_dict()


def _alike(pairs: Sequence[Pair], left_out: Sequence[tuple[str, str]]) -> Members:
    """Keeps the largest set that counts the same thing; equal sets: the first by name."""
    kinds = [_kind(pair.comparison) for pair in pairs]
    most = Counter(kinds).most_common(1)[0][0] if kinds else None
    example = next((p for p, kind in zip(pairs, kinds, strict=True) if kind == most), None)
    kept, others = [], list(left_out)
    for pair in pairs:
        if example is not None and alike(pair.comparison, example.comparison):
            kept.append(pair)
        else:
            others.append((pair.comparison.member, text("report.command.unlike")))
    return Members(tuple(kept), tuple(sorted(others)))


def _kind(one: Comparison) -> tuple[str, str, bool]:
    return one.after.event, one.after.attribution, one.synthetic


def _why(trouble: Exception) -> str:
    """What went wrong, in a sentence that repeats nothing of what a file holds."""
    if isinstance(trouble, Refused):
        try:
            return explain(trouble.problem)
        except KeyError:
            pass
    return text("report.command.failed")
