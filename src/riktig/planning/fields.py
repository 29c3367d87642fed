"""What a plan may be asked with: a name that stands nowhere here is refused, never left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.problem import Refused

# Asked for by name, in the order of the page; a source's rule fills in the three of `RULE`.
REQUIRED: Final = ("substance", "start_mg_per_day", "start_date", "dispensing_days")
RULE: Final = ("method", "step", "interval_days")
PASSED_ON: Final = ("preset", *RULE, "start_date", "phases", "used_over_a_year")
NAMES: Final = (
    *REQUIRED,
    *PASSED_ON,
    "decision",
    "case",
    "form",
    "strengths",
    "holds",
    "driving_group",
    "intakes_per_day",
    "switch",
    "answers",
    "reason",
    "new_date",
)
# Under which key of the labels stand the words beside a field that a plan may wait for; in the
# order of the page.
LABELS: Final[Mapping[str, str]] = {
    "substance": "substance_label",
    "start_mg_per_day": "dose_label",
    "intakes_per_day": "intakes_label",
    "method": "method_label",
    "step": "step_label",
    "interval_days": "interval_label",
    "start_date": "start_date_label",
    "dispensing_days": "dispensing_label",
    "reason": "reason_label",
    "new_date": "new_date_label",
}
# What stands inside a field: in an object, or in each object of a list.
WITHIN: Final[Mapping[str, tuple[str, ...]]] = {
    "strengths": ("mg", "divisible"),
    "phases": ("below_mg", "step", "interval_days"),
    "holds": ("day", "days"),
    "switch": ("to", "dose_mg_per_day"),
}
_BETWEEN: Final = ", "


def refuse_unknown(values: Mapping[str, Any]) -> None:
    """`Refused("unknown_plan_field")` for a name that no plan is made from.

    The name is not said again: it may be a person's. What may stand there is told instead.
    """
    _refuse(values, NAMES, "")
    for field, names in WITHIN.items():
        value = values.get(field)
        if isinstance(value, Mapping):
            _refuse(value, names, field)
        for position, item in enumerate(value if isinstance(value, (list, tuple)) else ()):
            if isinstance(item, Mapping):
                _refuse(item, names, f"{field}.{position}")


def _refuse(values: Mapping[str, Any], names: tuple[str, ...], field: str) -> None:
    if not set(names).issuperset(values):
        known = _BETWEEN.join(dict.fromkeys(names))
        variant = {} if field else {"variant": "top"}
        raise Refused("unknown_plan_field", field=field, names=known, **variant)
