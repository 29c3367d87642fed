"""Made-up practices small enough to judge row by row: every row stands on a day of its own.

What is true of a row is reckoned here, from what was drawn, and never read from a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from riktig.measures.content import content
from riktig.measures.scope import OUT_OF_SCOPE, class_of, classes
from riktig.synthetic import Dispensing, Period, Practice
from riktig.synthetic.parameters import Product, products
from riktig.synthetic.population import Patient

FIRST_DAY: Final = date(2025, 1, 7)
DAYS: Final = 350
LEAST_ROWS, MOST_ROWS = 20, 50
_PACKS: Final = (1, 1, 1, 2, 2, 3, 12)
_SHARE_IN_SCOPE: Final = 0.85
_SHARE_RECALLED: Final = 0.03


@dataclass(frozen=True)
class Fact:
    """One dispensing as it really was."""

    given: Dispensing
    class_id: str  # "" out of scope, or not to be known
    ddd: float | None
    omeq: float | None

    @property
    def day(self) -> date:
        """The day no other fact has."""
        return self.given.day

    @property
    def units(self) -> float:
        """Tablets in all."""
        return float(self.given.packs * self.given.pack_size)


def practice(random: Random) -> Practice:
    """A few patients and some dispensings, all within one year."""
    people = tuple(
        Patient(number, random.randint(1935, 2000), random.choice(("female", "male")), 0)
        for number in range(1, random.randint(6, 14))
    )
    days = sorted(random.sample(range(DAYS), random.randint(LEAST_ROWS, MOST_ROWS)))
    rows = tuple(
        _dispensing(random, FIRST_DAY + timedelta(days=day), people, number)
        for number, day in enumerate(days, 1)
    )
    period = Period(rows[0].day, rows[-1].day, rows[-1].day)
    return Practice(0, period, people, rows)


def _dispensing(random: Random, day: date, people: tuple[Patient, ...], number: int) -> Dispensing:
    product = _product(random)
    made = Dispensing(
        day=day,
        patient=random.choice(people).number,
        product=product,
        atc=product.atc,
        packs=random.choice(_PACKS),
        pack_size=random.choice(product.packs),
        ddd_thousandths=None,
        recalled=random.random() < _SHARE_RECALLED,
        prescription=number,
    )
    ddd = fact_of(made).ddd
    return made._replace(ddd_thousandths=None if ddd is None else round(ddd * 1000))


def _product(random: Random) -> Product:
    inside = random.random() < _SHARE_IN_SCOPE
    while True:
        drawn = random.choice(random.choice(list(products().values()))[0])
        known = bool(drawn.atc) and class_of(drawn.atc) not in (None, OUT_OF_SCOPE)
        if known is inside and (drawn.strength or not inside):
            return drawn


def fact_of(given: Dispensing) -> Fact:
    """What is true of a dispensing, by what one unit of the product holds."""
    product = given.product
    found = class_of(product.atc) if product.atc else None
    class_id = found if found not in (None, OUT_OF_SCOPE) else ""
    if not class_id:
        return Fact(given, "", None, None)
    strength = float(product.strength) if product.strength else None
    holds = content(product.atc, product.name, strength, product.unit or None)
    units = given.packs * given.pack_size
    ddd = None if holds.ddd_per_unit is None else units * holds.ddd_per_unit
    omeq = None if holds.omeq_per_unit is None else units * holds.omeq_per_unit
    counted = {one.id for one in classes() if one.omeq}
    return Fact(given, class_id, ddd, omeq if class_id in counted else None)


def facts_of(made: Practice) -> tuple[Fact, ...]:
    """The truth of a practice, row by row."""
    return tuple(map(fact_of, made.dispensings))
