"""How a dose a day is shared between the times it is taken, in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from riktig.calculators.taper.intakes import Intake
from riktig.clinical.tables import Row
from riktig.planning.facts import fact_items, facts_said
from riktig.planning.medicines import Medicine
from riktig.planning.words import dose_text, mg_text, short_units_text
from riktig.text.catalogue import text

_FACTS = ("same_number", "same_number_chosen", "fixed_times")


def shared_dose_text(mg: Fraction, intakes: Sequence[Intake]) -> str:
    """`45 mg per dogn, fordelt pa 3: 15 mg + 15 mg + 15 mg`; the dose alone where not shared."""
    if not intakes:
        return dose_text(mg)
    key = "dose_once" if len(intakes) == 1 else "dose_shared"
    return text(
        f"planning.intakes.{key}", dose=dose_text(mg), count=len(intakes), parts=_sum(intakes)
    )


def parts_text(intakes: Sequence[Intake]) -> str:
    """`15 mg x 3`, or `25 mg + 20 mg` where they differ."""
    if len({intake.mg for intake in intakes}) == 1:
        mg = _mg(intakes[0])
        return text("planning.intakes.alike", mg=mg, count=len(intakes))
    return _sum(intakes)


def taken_text(intakes: Sequence[Intake], medicine: Medicine) -> str:
    """`3 ganger i dognet: 1 tablett a 15 mg`; what differs is told one after the other."""
    alike = [list(same) for _, same in groupby(intakes, key=lambda intake: intake.units)]
    said = []
    for same in alike:
        number = "one" if len(same) == 1 else "many"
        key = f"{'all' if len(alike) == 1 else 'some'}_{number}"
        units = short_units_text(same[0].units, medicine)
        said.append(text(f"planning.intakes.{key}", count=len(same), units=units))
    return text("planning.intakes.between").join(said)


def times_text(count: int) -> str:
    """`1 gang i dognet`, `2 ganger i dognet`."""
    return text(f"planning.intakes.times_{'one' if count == 1 else 'many'}", count=count)


def are_uneven(intakes: Sequence[Intake]) -> bool:
    """Whether what is taken at one time is not what is taken at another."""
    return len({intake.mg for intake in intakes}) > 1


def intakes_view(class_: str, uneven: bool) -> dict[str, Any]:
    """What sources say of the times, and that they are silent on which dose is the larger."""
    items = fact_items(_FACTS, class_)
    if uneven:
        items.append({"text": text("planning.intakes.uneven"), "source": ""})
    return {"title": text("planning.intakes.title"), "items": items}


def intake_rows(class_: str) -> tuple[Row, ...]:
    """The rows behind it."""
    return facts_said(_FACTS, class_)


def _sum(intakes: Sequence[Intake]) -> str:
    return " + ".join(_mg(intake) for intake in intakes)


def _mg(intake: Intake) -> str:
    return text("planning.form.strength", mg=mg_text(intake.mg))
