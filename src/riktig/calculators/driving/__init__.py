"""Driving: the health requirement for a licence with addictive medicines."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.driving.card import driving_card
from riktig.calculators.driving.driving import assess, driving
from riktig.calculators.driving.form import driving_form
from riktig.calculators.driving.rules import Limits, limits

__all__ = ["CALCULATORS", "Limits", "assess", "limits"]

CALCULATORS = by_name(Calculator("driving", driving_form, driving, driving_card))
