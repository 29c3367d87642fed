"""Opioids: oral morphine equivalents, and methadone for morphine."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.opioids.methadone import methadone_from_morphine
from riktig.calculators.opioids.methadone_form import methadone_form
from riktig.calculators.opioids.omeq import omeq
from riktig.calculators.opioids.omeq_card import methadone_card, omeq_card
from riktig.calculators.opioids.omeq_form import omeq_form

CALCULATORS = by_name(
    Calculator("omeq", omeq_form, omeq, omeq_card),
    Calculator("methadone_from_morphine", methadone_form, methadone_from_morphine, methadone_card),
)
