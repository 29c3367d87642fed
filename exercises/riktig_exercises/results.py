"""Named numbers a case fetches, so that nobody types them: `[results.NAME]`.

[results.window]                      # what a calculator says
calculator = "sleep_window"
input = { ... }
path = "tib_min"

[results.most_cut]                    # a cell of a clinical table
table = "taper_rules"
row = { rule = "ASAM_MAX" }
column = "step_high"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riktig.clinical.tables import TABLES, number, rows
from riktig.text import decimal_text
from riktig_exercises.computed import computed
from riktig_exercises.master_error import MasterError

BY_CALCULATOR = frozenset(("calculator", "input", "path"))
BY_TABLE = frozenset(("table", "row", "column"))
OPTIONAL = frozenset(("decimals",))
DECIMALS = 1


@dataclass(frozen=True)
class Result:
    """Where a named value comes from: a calculator or a table."""

    asked: Mapping[str, Any]
    where: str

    def value(self) -> Any:
        """The value. `MasterError` if there is none."""
        found = self._cell() if "table" in self.asked else self._calculated()
        if found is None or isinstance(found, (dict, list)):
            raise MasterError(self.where, "the result is no single value")
        return found

    def number(self) -> float:
        """The same where it must be a number."""
        found = self.value()
        if isinstance(found, bool) or not isinstance(found, (int, float)):
            raise MasterError(self.where, "the result is no number")
        return float(found)

    def words(self) -> str:
        """The value as a text shows it."""
        found = self.value()
        if isinstance(found, bool) or not isinstance(found, (int, float)):
            return str(found)
        return decimal_text(float(found), self.asked.get("decimals", DECIMALS))

    def _calculated(self) -> Any:
        key = {part: self.asked[part] for part in ("calculator", "input")}
        return computed({**key, "result": self.asked["path"]}, self.where)

    def _cell(self) -> Any:
        table, row, column = (self.asked[part] for part in ("table", "row", "column"))
        if table not in TABLES:
            raise MasterError(self.where, f"no table {table!r}")
        wanted = row.items()
        found = [one for one in rows(table) if all(one.get(k) == str(v) for k, v in wanted)]
        if len(found) != 1 or column not in found[0]:
            raise MasterError(self.where, f"{len(found)} rows of {table} answer to {row}")
        try:
            return number(found[0][column])
        except ValueError:
            return found[0][column]


def read_result(raw: Mapping[str, Any], where: str) -> Result:
    """A named value from its TOML. `MasterError` unless it says all it must, and no more."""
    if set(raw) - OPTIONAL not in (BY_CALCULATOR, BY_TABLE):
        either = f"{sorted(BY_CALCULATOR)} or {sorted(BY_TABLE)}"
        raise MasterError(where, f"a result has {either}")
    return Result(raw, where)
