"""Which doses whole and half units can make, and of which units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import Final, NamedTuple

from riktig.problem import Refused

HALF: Final = Fraction(1, 2)
# Technical limits: they bound the search, and no real plan comes near them.
MOST_STRENGTHS: Final = 12
MOST_GRID_POINTS: Final = 25_000
PLANS_KEPT: Final = 64


class Strength(NamedTuple):
    """A unit of `mg` milligrams; `divisible` into halves."""

    mg: Fraction
    divisible: bool


@dataclass(frozen=True)
class Unit:
    """`count` units (in halves) of the strength `mg`."""

    mg: Fraction
    count: Fraction


class _Piece(NamedTuple):
    """What is swallowed at once, of the strength at a place: a whole unit (2 halves) or a half."""

    size: int
    place: int
    halves: int


class _Best(NamedTuple):
    """The way to a dose with the fewest pieces, then the fewest of them halves."""

    pieces: int
    halved: int
    last: _Piece | None


class _Grid(NamedTuple):
    """The best way to every multiple of `scale` mg that units can make."""

    scale: Fraction
    ways: Sequence[_Best | None]


def takeable_doses(strengths: Sequence[Strength], most_mg: Fraction) -> tuple[Fraction, ...]:
    """The doses above 0 and up to `most_mg` that whole and half units make, ascending, in mg.

    Several strengths are solved together. `Refused("taper_strengths_too_fine")` when
    the strengths have so small a common part that the doses cannot be listed.
    """
    scale, points = takeable_points(strengths, most_mg)
    return tuple(n * scale for n in points)


def takeable_points(
    strengths: Sequence[Strength], most_mg: Fraction
) -> tuple[Fraction, tuple[int, ...]]:
    """The same doses as whole numbers of a common part, and that part in mg."""
    grid = _grid(_sorted(strengths), most_mg)
    return grid.scale, tuple(n for n, way in enumerate(grid.ways) if n and way)


def units_for(
    dose_mg: Fraction, strengths: Sequence[Strength], most_mg: Fraction | None = None
) -> tuple[Unit, ...]:
    """The units of a takeable dose, largest first: fewest pieces, then fewest halves.

    A dose of 0 has none. ValueError for a dose that the units cannot make.
    With the `most_mg` that the doses were listed for, nothing is reckoned anew.
    """
    ordered = _sorted(strengths)
    grid = _grid(ordered, most_mg or dose_mg)
    place = dose_mg / grid.scale
    halves = [0] * len(ordered)
    at = int(place) if place.denominator == 1 else -1
    while at:
        way = grid.ways[at] if 0 < at < len(grid.ways) else None
        if way is None or way.last is None:
            raise ValueError(f"no units make {dose_mg} mg")
        halves[way.last.place] += way.last.halves
        at -= way.last.size
    return tuple(Unit(s.mg, n * HALF) for s, n in zip(ordered, halves, strict=True) if n)


def _sorted(strengths: Sequence[Strength]) -> tuple[Strength, ...]:
    """Each strength once, largest first: the order they come in decides nothing."""
    divisible: dict[Fraction, bool] = {}
    for strength in strengths:
        divisible[strength.mg] = divisible.get(strength.mg, False) or strength.divisible
    return tuple(Strength(mg, divisible[mg]) for mg in sorted(divisible, reverse=True))


@lru_cache(maxsize=PLANS_KEPT)
def _grid(strengths: tuple[Strength, ...], most_mg: Fraction) -> _Grid:
    sizes = [s.mg * HALF if s.divisible else s.mg for s in strengths]
    parts = lcm(*(size.denominator for size in sizes))
    scale = Fraction(gcd(*(int(size * parts) for size in sizes)), parts)
    points = most_mg // scale
    if points > MOST_GRID_POINTS:
        raise Refused("taper_strengths_too_fine", field="strengths")
    pieces = [
        _Piece(int(s.mg * halves * HALF / scale), place, halves)
        for place, s in enumerate(strengths)
        for halves in ((2, 1) if s.divisible else (2,))
    ]
    ways: list[_Best | None] = [_Best(0, 0, None)]
    for point in range(1, points + 1):
        ways.append(_best(point, pieces, ways))
    return _Grid(scale, ways)


def _best(point: int, pieces: Sequence[_Piece], ways: Sequence[_Best | None]) -> _Best | None:
    best: _Best | None = None
    for piece in pieces:
        before = ways[point - piece.size] if piece.size <= point else None
        if before is None:
            continue
        count, halved = before.pieces + 1, before.halved + (piece.halves == 1)
        if best is None or (count, halved) < (best.pieces, best.halved):
            best = _Best(count, halved, piece)
    return best
