"""Consumption: defined daily doses (DDD) of what was dispensed."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.consumption.ddd import ddd
from riktig.calculators.consumption.ddd_card import ddd_card
from riktig.calculators.consumption.ddd_form import ddd_form

CALCULATORS = by_name(Calculator("ddd", ddd_form, ddd, ddd_card))
