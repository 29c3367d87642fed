"""What someone who makes a typical mistake computes: the same rule on altered input.

A mistake is data: "per day forgotten" is the regimen with every `per_day` set
to 1. Its value comes from the core's calculator, so no rule is written twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from riktig.registry import calculate
from riktig_exercises.case import Case, Drug
from riktig_exercises.master_error import MasterError

ALTERATION_KEYS = frozenset(("all", "change", "without", "table", "times", "over"))
CHANGEABLE = frozenset(("substance", "route", "dose", "unit", "per_day", "with_other"))


@dataclass(frozen=True)
class Alteration:
    """How the input or the answer differs from the right one.

    `everywhere` applies to all drugs, `change` to single ones; `without` leaves
    drugs out; `table` is another opioid table; the sum is then multiplied by
    `times` and divided by `over`.
    """

    everywhere: Mapping[str, Any] = field(default_factory=dict)
    change: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    table: str = ""
    times: int = 1
    over: int = 1


NONE = Alteration()


def read_alteration(raw: Mapping[str, Any], where: str) -> Alteration:
    """An alteration from its TOML. `MasterError` when it changes nothing."""
    found = Alteration(
        everywhere=raw.get("all", {}),
        change=raw.get("change", {}),
        without=tuple(raw.get("without", ())),
        table=raw.get("table", ""),
        times=raw.get("times", 1),
        over=raw.get("over", 1),
    )
    changes = (found.everywhere, *found.change.values())
    unknown = set().union(*changes) - CHANGEABLE
    if unknown:
        raise MasterError(where, f"cannot change {sorted(unknown)}")
    if found == NONE:
        raise MasterError(where, "a mistake must differ from the right answer")
    return found


def omeq_mg_per_day(case: Case, regimen: str, where: str, alteration: Alteration = NONE) -> float:
    """OMEQ of a regimen, from the core's calculator. `MasterError` if it refuses."""
    answer = calculate(request(case, regimen, where, alteration))
    if not answer["ok"]:
        raise MasterError(where, f"the calculator refuses: {answer['problem']['code']}")
    total = Fraction(repr(answer["result"]["omeq_mg_per_day"]))
    return float(total * alteration.times / alteration.over)


def request(case: Case, regimen: str, where: str, alteration: Alteration = NONE) -> dict[str, Any]:
    """What `riktig calc` takes for a regimen."""
    if regimen not in case.regimens:
        raise MasterError(where, f"no regimen {regimen!r}")
    ids = [one for one in case.regimens[regimen] if one not in alteration.without]
    values: dict[str, Any] = {"items": [_item(case.drugs[i], i, alteration) for i in ids]}
    if alteration.table:
        values["table"] = alteration.table
    return {"calculator": "omeq", "input": values}


def _item(drug: Drug, identity: str, alteration: Alteration) -> dict[str, Any]:
    changes = {**alteration.everywhere, **alteration.change.get(identity, {})}
    with_other = changes.pop("with_other", False)
    item = {**drug.item, **changes}
    if with_other:
        item["dose"] += drug.other["mg"] * drug.pieces
    return item
