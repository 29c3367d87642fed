"""Made-up groups of shared summaries, as `riktig report --groups` takes them.

A few practices are drawn and audited in full; every member of every group then gets counts of
its own, drawn around theirs, months too, so that no two reports have a picture alike.
"""

from __future__ import annotations

import atexit
import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from riktig.disclosure import share
from riktig.simulation.independent import independent, poisson
from riktig.simulation.practices import Years, years
from riktig.synthetic import member_name, member_seed
from riktig.synthetic.draws import Draws

MEMBERS: Final = 12
PRACTICES: Final = 12
SEED: Final = 6
SIDES: Final = ("before", "after")


@cache
def groups(many: int) -> Path:
    """A folder with so many groups in it, in a folder of its own."""
    folder = Path(mkdtemp(prefix="riktig-bench-groups-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for number in range(1, many + 1):
        _write(folder / f"g{number:03d}", number)
    return folder


def group() -> Path:
    """One group's folder, with `before/` and `after/`."""
    return groups(1) / "g001"


@cache
def _practices() -> list[Years]:
    return [years(member_seed(SEED, one), member_name(one)) for one in range(1, PRACTICES + 1)]


def _write(folder: Path, number: int) -> None:
    for side in SIDES:
        (folder / side).mkdir(parents=True)
    for member, drawn in enumerate(_practices(), start=1):
        name = member_name(number * 100 + member)
        seed = member_seed(SEED, number * 1_000 + member)
        pair = independent(drawn.before, drawn.molde, seed)
        for side, summary in zip(SIDES, pair, strict=True):
            shared = share({**_other_months(summary, seed), "member": name})
            (folder / side / f"{name}.json").write_text(json.dumps(shared), "utf-8")


def _other_months(summary: Mapping[str, Any], seed: int) -> dict[str, Any]:
    draws = Draws(seed, 77)
    return {**summary, "monthly": [_month(draws, one) for one in summary["monthly"]]}


def _month(draws: Draws, one: Mapping[str, Any]) -> dict[str, Any]:
    if not one["numerator"] or one["denominator"] is None:
        return dict(one)
    return {**one, "numerator": min(poisson(draws, one["numerator"]), one["denominator"])}
