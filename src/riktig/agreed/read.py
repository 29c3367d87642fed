"""A group's agreements from their TOML file, `riktig-group/1`.

Every fault is `Refused` with what is wrong and which entry it stands in; nothing of what the
entry holds is said again. The format stands in docs/reference/group-file.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.agreed.agreed import Agreed, PlanSheet
from riktig.agreed.fields import (
    Entry,
    clock_or_none,
    day_or_none,
    days,
    entries,
    known_keys,
    words_or_empty,
)
from riktig.agreed.members import read_letters
from riktig.agreed.plans import read_commitment, read_plan
from riktig.agreed.sheet import read_plan_sheet
from riktig.agreed.toml import parsed
from riktig.problem import Refused

__all__ = ["PlanSheet", "read_agreed", "read_plan_sheet"]

SCHEMA: Final = "riktig-group/1"
SCHEMA_LINE: Final = f'schema = "{SCHEMA}"'
MOST_PLANS: Final = 200  # chosen here: five a member of the largest group
MOST_MEETINGS: Final = 50  # chosen here
_KEYS: Final = (
    "schema",
    "title",
    "meetings",
    "next_look",
    "start",
    "members",
    "plans",
    "commitments",
)


def read_agreed(text: str | bytes) -> Agreed:
    """The agreements. Refused: not_a_group_file, group_file_*; the sentence says which entry."""
    found = parsed(text)
    _schema(found)
    known_keys(found, _KEYS, "top")
    letters = read_letters(entries(found, "members"))
    plans, promised = (_listed(found, name) for name in ("plans", "commitments"))
    return Agreed(
        title=words_or_empty(found, "title", "top"),
        meetings=days(found, "meetings", MOST_MEETINGS),
        next_look=day_or_none(found, "next_look", "top"),
        start=clock_or_none(found, "start", "top"),
        letters=letters,
        plans=tuple(read_plan(one, place, letters) for place, one in enumerate(plans, 1)),
        commitments=tuple(
            read_commitment(one, place, letters) for place, one in enumerate(promised, 1)
        ),
    )


def _listed(found: Mapping[str, Any], name: str) -> Sequence[Entry]:
    listed = entries(found, name)
    if len(listed) > MOST_PLANS:
        raise Refused("group_file_many", what=name, most=MOST_PLANS)
    return listed


def _schema(found: Mapping[str, Any]) -> None:
    if "schema" not in found:
        raise Refused("not_a_group_file", expected=SCHEMA_LINE)
    if found["schema"] != SCHEMA:
        raise Refused("group_file_schema", expected=SCHEMA_LINE)
