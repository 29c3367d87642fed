"""One run: a group of made-up practices in three worlds, and of what the rule says «endring»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from riktig.compare import MeasureChange, compare
from riktig.disclosure import share
from riktig.simulation.independent import independent
from riktig.simulation.page import page_of_group, page_of_one, together
from riktig.simulation.practices import SummaryJson, years
from riktig.synthetic.group import member_name, member_seed

# No true change with the same patients in both years; none with no patient in both; the
# published effect of the course in Molde, with the same patients.
World = Literal["same", "independent", "molde"]
WORLDS: Final[tuple[World, ...]] = ("same", "independent", "molde")
# One doctor alone, the same doctor beside the group, and the group as one practice.
Who = Literal["one", "beside", "group"]
PAGE: Final = "page"  # beside the measures' ids: all that page one speaks of
_BEYOND: Final = "beyond_chance"


class Line(NamedTuple):
    """What is counted: in a world, for whom, of a measure or of page one."""

    world: World
    who: Who
    what: str


class Tally(NamedTuple):
    """How often each was looked at, and how often the rule said that it had changed."""

    looked: Counter[Line]
    said: Counter[Line]

    def add(self, other: Tally) -> None:
        """Takes in what another one counted; in any order it comes to the same."""
        self.looked.update(other.looked)
        self.said.update(other.said)


def nothing() -> Tally:
    """A tally to begin with."""
    return Tally(Counter(), Counter())


def run(seed: int, number: int, members: int) -> Tally:
    """Run `number` (from 1): the same whatever is run beside it.

    With an effect only a fall is looked for: that is what the course is meant to give.
    """
    tally = nothing()
    for world, pairs in _worlds(seed, number, members):
        own = [compare(before, after) for before, after in pairs]
        shares = [compare(share(before), share(after)) for before, after in pairs]
        for one in own:
            _look(tally, world, "one", one.measures, page_of_one(one))
            _look(tally, world, "beside", (), page_of_one(one, shares))
        _look(tally, world, "group", together(shares), page_of_group(shares))
    return tally


Pairs = Sequence[tuple[SummaryJson, SummaryJson]]


def _worlds(seed: int, number: int, members: int) -> Iterator[tuple[World, Pairs]]:
    seeds = [member_seed(seed, (number - 1) * members + one) for one in range(1, members + 1)]
    drawn = [years(one, member_name(place)) for place, one in enumerate(seeds, start=1)]
    yield "same", [(one.before, one.unchanged) for one in drawn]
    yield (
        "independent",
        [
            independent(one.before, one.unchanged, named)
            for one, named in zip(drawn, seeds, strict=True)
        ],
    )
    yield "molde", [(one.before, one.molde) for one in drawn]


def _look(
    tally: Tally,
    world: World,
    who: Who,
    changes: Sequence[MeasureChange],
    page: Sequence[MeasureChange],
) -> None:
    for one in changes:
        line = Line(world, who, one.id)
        tally.looked[line] += 1
        tally.said[line] += says_change(one, world)
    line = Line(world, who, PAGE)
    tally.looked[line] += 1
    tally.said[line] += any(says_change(one, world) for one in page)


def says_change(one: MeasureChange, world: World) -> bool:
    """Whether the report says of this that it changed; with an effect, that it fell."""
    if one.verdict != _BEYOND:
        return False
    return world != "molde" or (one.difference or 0) < 0
