"""A calculator: form, function and card under one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, methadone_card, omeq_card
from riktig.calculators.form import Form
from riktig.calculators.methadone import methadone_from_morphine
from riktig.calculators.methadone_form import methadone_form
from riktig.calculators.omeq import omeq
from riktig.calculators.omeq_form import omeq_form
from riktig.calculators.schema import schema


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


CALCULATORS: Mapping[str, Calculator] = {
    calculator.name: calculator
    for calculator in (
        Calculator("omeq", omeq_form, omeq, omeq_card),
        Calculator(
            "methadone_from_morphine", methadone_form, methadone_from_morphine, methadone_card
        ),
    )
}
