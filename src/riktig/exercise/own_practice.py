"""Each participant's own made-up practice: small, the same everywhere, and fit to be asked about.

Which practice it is follows from participant, assignment and attempt alone, so page, command and
grading make the same. Draws are made until the figures asked for are there and are told apart
from what known mistakes give.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from riktig.exercise.own_practice_figure import Figure
from riktig.exercise.own_practice_made import Made, make
from riktig.exercise.own_practice_reckon import reckon
from riktig.exercise.own_practice_settings import Settings
from riktig.exercise.quantity import close
from riktig.problem import Refused
from riktig.synthetic.draws import Draws

MOST_DRAWS: Final = 200
_SEED_BYTES: Final = 6  # 48 bits


def practice_seed(participant: str, assignment: str, attempt: int) -> int:
    """A whole number of 48 bits that names the practice."""
    named = f"{participant}/{assignment}/{attempt}"
    return int.from_bytes(hashlib.sha256(named.encode()).digest()[:_SEED_BYTES], "big")


@lru_cache(maxsize=8)
def own_practice(participant: str, assignment: str, attempt: int, settings: Settings) -> Made:
    """The first practice of the participant's stream that is fit to be asked about.

    `Refused("own_practice_not_found")` where none is: the settings ask for too much.
    """
    draws = Draws(practice_seed(participant, assignment, attempt))
    for _ in range(MOST_DRAWS):
        made = make(draws.name(), settings)
        if all(_fit(made, figures) for figures in settings.asked):
            return made
    raise Refused("own_practice_not_found")


def _fit(made: Made, figures: Sequence[Figure]) -> bool:
    """Whether all are there, the first above zero, and no two may be taken for each other."""
    found: list[float] = []
    for figure in figures:
        value = reckon(made, figure)
        if value is None or not (value or found):
            return False
        found.append(value)
    return all(told_apart(one, other) for one, other in combinations(found, 2))


def told_apart(one: float, other: float) -> bool:
    """Whether neither is the other, nor either rounded to a whole number or one decimal."""
    return not any(
        close(written, near)
        for near, far in ((one, other), (other, one))
        for written in (far, round(far), round(far, 1))
    )
