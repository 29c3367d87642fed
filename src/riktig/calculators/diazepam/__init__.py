"""Benzodiazepines and z-hypnotics as milligrams of diazepam."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.diazepam.card import diazepam_card
from riktig.calculators.diazepam.equivalents import diazepam
from riktig.calculators.diazepam.form import diazepam_form

CALCULATORS = by_name(Calculator("diazepam", diazepam_form, diazepam, diazepam_card))
