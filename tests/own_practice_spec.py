"""What a master with made-up practices says, and the figures of one of them, for tests."""

from __future__ import annotations

from typing import Any, Final

from riktig.exercise.own_practice_made import Made
from riktig.exercise.own_practice_reckon import reckon
from riktig.exercise.own_practice_settings import read_settings

HEAVY: Final = {"measure": "z_hypnotic_heavy"}
NEW: Final = {"measure": "new_sedative_users"}
USERS: Final = {"measure": "sedative_users"}
QUARTER: Final = {"measure": "new_sedative_first_quarter"}
GROUP: Final = ("benchmark", "mean_of_colleagues", "best_colleague", "benchmark_of_highest")
SPEC: Final[dict[str, Any]] = {
    "months": 25,
    "list_size": [280, 380],
    "colleagues": 8,
    "benchmark": "z_hypnotic_heavy",
    "asked": [
        [HEAVY | {"part": part} for part in ("value", "rest", "list_as_denominator")],
        [NEW | {"part": part} for part in ("value", "numerator", "list_as_denominator")],
        [HEAVY | {"part": part} for part in GROUP],
    ],
}
WHO: Final = {"participant": "d07", "assignment": "sleep_data", "attempt": 1}


def figure_of(made: Made, part: str, **more: str) -> float:
    """One figure that the practice has."""
    asked = {"months": 25, "list_size": 300, "asked": [[{"part": part, **more}]]}
    value = reckon(made, read_settings(asked).asked[0][0])
    assert value is not None
    return value
