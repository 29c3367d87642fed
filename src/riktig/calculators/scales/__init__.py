"""Scales: scores of questionnaires filled in on paper."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.scales.scale import scale
from riktig.calculators.scales.scale_card import scale_card
from riktig.calculators.scales.scale_form import scale_form

CALCULATORS = by_name(Calculator("scale", scale_form, scale, scale_card))
