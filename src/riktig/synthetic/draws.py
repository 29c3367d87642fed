"""Chance from a seed, by whole numbers only: the same draws on every machine.

`random.Random.getrandbits` is the one primitive used. It gives the same bits
for the same whole-number seed on every platform and Python version, which
the higher functions of `random` do not promise.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, TypeVar

T = TypeVar("T")

_PART_BITS: Final = 48


class Draws:
    """A stream of whole-number draws, named by one or more whole numbers from 0 up."""

    def __init__(self, *name: int) -> None:
        seed = 0
        for part in name:
            seed = (seed << _PART_BITS) | part
        self._bits = random.Random(seed).getrandbits  # noqa: S311 (made-up data, not secrets)

    def below(self, limit: int) -> int:
        """One of 0 .. limit - 1, all as likely (to one part in four thousand million)."""
        return (self._bits(32) * limit) >> 32

    def between(self, low: int, high: int) -> int:
        """One of low .. high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, hits: int, of: int) -> bool:
        """True `hits` times out of `of`."""
        return self.below(of) < hits

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices, all as likely."""
        return choices[self.below(len(choices))]

    def weighted(self, choices: Sequence[T], weights: Sequence[int]) -> T:
        """One of the choices, as likely as its weight says."""
        sums = list(accumulate(weights))
        drawn = self.below(sums[-1])
        return next(choice for choice, upto in zip(choices, sums, strict=True) if drawn < upto)

    def count(self, expected_thousandths: int) -> int:
        """How many times something happens that is expected this often, with its noise.

        A binomial count of many trials with one chance in four: close to Poisson.
        """
        trials = (expected_thousandths * 4 + 500) // 1000
        return sum(self.below(4) == 0 for _ in range(trials))

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """The things in a drawn order."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def name(self) -> int:
        """A number to name a stream of its own with, for one course or one practice."""
        return self._bits(_PART_BITS)
