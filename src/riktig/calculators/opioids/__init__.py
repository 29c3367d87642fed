"""Opioids: oral morphine equivalents, a switch, and who may apply for reimbursement."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.opioids.methadone import methadone_from_morphine
from riktig.calculators.opioids.methadone_form import methadone_form
from riktig.calculators.opioids.omeq import omeq
from riktig.calculators.opioids.omeq_card import methadone_card, omeq_card
from riktig.calculators.opioids.omeq_form import omeq_form
from riktig.calculators.opioids.reimbursement import reimbursement_71
from riktig.calculators.opioids.reimbursement_form import reimbursement_card, reimbursement_form
from riktig.calculators.opioids.switch import switch_opioid
from riktig.calculators.opioids.switch_card import switch_card
from riktig.calculators.opioids.switch_form import switch_form

CALCULATORS = by_name(
    Calculator("omeq", omeq_form, omeq, omeq_card),
    Calculator("methadone_from_morphine", methadone_form, methadone_from_morphine, methadone_card),
    Calculator("switch_opioid", switch_form, switch_opioid, switch_card),
    Calculator("reimbursement_71", reimbursement_form, reimbursement_71, reimbursement_card),
)
