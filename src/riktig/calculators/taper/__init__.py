"""Tapering: a plan of doses that tablets can make, and a check of one reduction."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.taper.reduction import taper_check
from riktig.calculators.taper.reduction_form import taper_check_card, taper_check_form
from riktig.calculators.taper.taper import taper
from riktig.calculators.taper.taper_card import taper_card
from riktig.calculators.taper.taper_form import taper_form

CALCULATORS = by_name(
    Calculator("taper", taper_form, taper, taper_card),
    Calculator("taper_check", taper_check_form, taper_check, taper_check_card),
)
