"""One's own practice among shared summaries, also where it has another name there.

A doctor may keep the private summaries under one name and have shared under another. Counted as
somebody else, the same practice would be two of a group that is too small to show anyone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from riktig.compare.pairing import Comparison
from riktig.compare.parts import Summary
from riktig.compare.reading import checked_summary
from riktig.problem import Refused

# Numbers above zero that must be the same before two summaries are of one practice, chosen here:
# with the period, and nothing that differs, no two practices have met in so many.
LEAST_ALIKE: Final = 3
Numbers = tuple[float | None, float | None]  # in the one and in the other


def own_names(shared: Sequence[Mapping[str, Any]], own: Comparison) -> frozenset[str]:
    """The names under which one's own practice stands among the shared summaries."""
    found: dict[str, list[bool]] = {}
    for one in shared:
        told = _alike(one, own)
        if told is not None:
            found.setdefault(str(one["member"]), []).append(told)
    return frozenset(name for name, all_told in found.items() if all(all_told))


def known_as(own: Comparison, names: frozenset[str]) -> Comparison:
    """The same under its name in the group, so that its letter and plans there are found."""
    if not names or own.member in names:
        return own
    name = min(names)
    return own._replace(
        before=own.before._replace(member=name), after=own.after._replace(member=name)
    )


def _alike(one: Mapping[str, Any], own: Comparison) -> bool | None:
    """Whether a shared summary is one's own; `None` when it is of another period, or unsound."""
    try:
        shared = checked_summary(one)
    except Refused:
        return None
    period = (shared.first, shared.last)
    mine = next((s for s in (own.before, own.after) if (s.first, s.last) == period), None)
    return None if mine is None else is_share_of(shared, mine)


def is_share_of(shared: Summary, own: Summary) -> bool:
    """Whether every number that is open in both is the same, and enough of them are."""
    kinds = [(one.event, one.attribution, one.synthetic) for one in (shared, own)]
    if kinds[0] != kinds[1]:
        return False
    both = [(one, other) for one, other in _numbers(shared, own) if None not in (one, other)]
    same = all(one == other for one, other in both)
    return same and sum(bool(one) for one, _ in both) >= LEAST_ALIKE


def _numbers(shared: Summary, own: Summary) -> Iterator[Numbers]:
    """The counts and amounts of the measures and classes that both have."""
    for name, (version, side) in shared.measures.items():
        other = own.measures.get(name)
        if other is not None and other[0] == version:
            yield side.numerator.number, other[1].numerator.number
            yield side.denominator.number, other[1].denominator.number
    for name, cell in shared.patients.items():
        if name in own.patients:
            yield cell.number, own.patients[name].number
    for one, mine in ((shared.ddd, own.ddd), (shared.omeq, own.omeq)):
        yield from ((one[name], mine[name]) for name in one if name in mine)
