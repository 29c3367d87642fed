"""A calculator: form, function and card under one name; loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card
from riktig.calculators.form import Form
from riktig.calculators.schema import schema

# The package that holds a calculator, as `CALCULATORS` of its `__init__`.
PACKAGES: Final[Mapping[str, str]] = {
    "omeq": "opioids",
    "methadone_from_morphine": "opioids",
    "driving": "driving",
    "switch_opioid": "opioids",
    "reimbursement_71": "opioids",
    "diazepam": "diazepam",
    "taper": "taper",
    "taper_check": "taper",
    "ddd": "consumption",
    "quality_indicator_65": "indicators",
    "long_term_opioid": "indicators",
    "concurrent_opioid_bzd": "indicators",
    "sleep_diary": "sleep",
    "sleep_window": "sleep",
    "scale": "scales",
    "run_chart": "statistical",
    "xmr": "statistical",
    "funnel": "statistical",
    "rate_ratio": "statistical",
    "proportion": "statistical",
    "benchmark": "statistical",
    "suppress": "statistical",
}


@dataclass(frozen=True)
class Calculator:
    """Everything a face needs of one calculator."""

    name: str
    form: Callable[[], Form]
    compute: Callable[[Mapping[str, Any]], Answer]
    card: Callable[[Answer], Card]

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the input."""
        return schema(self.form())


class _Calculators(Mapping[str, Calculator]):
    """The calculators by name; a package is imported when one of its own is asked for."""

    def __getitem__(self, name: str) -> Calculator:
        package = import_module(f"riktig.calculators.{PACKAGES[name]}")
        found: Calculator = package.CALCULATORS[name]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(PACKAGES)

    def __len__(self) -> int:
        return len(PACKAGES)


CALCULATORS: Final[Mapping[str, Calculator]] = _Calculators()


def by_name(*calculators: Calculator) -> Mapping[str, Calculator]:
    """The calculators of one package, for its `CALCULATORS`."""
    return {calculator.name: calculator for calculator in calculators}
