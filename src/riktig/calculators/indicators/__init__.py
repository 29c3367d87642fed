"""Definitions that decide who is counted: one patient's numbers against a published rule."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.indicators.cards import cob_card, elderly_card, long_term_card
from riktig.calculators.indicators.concurrent import concurrent_opioid_bzd
from riktig.calculators.indicators.elderly import quality_indicator_65
from riktig.calculators.indicators.forms import cob_form, elderly_form, long_term_form
from riktig.calculators.indicators.long_term import long_term_opioid

CALCULATORS = by_name(
    Calculator("quality_indicator_65", elderly_form, quality_indicator_65, elderly_card),
    Calculator("long_term_opioid", long_term_form, long_term_opioid, long_term_card),
    Calculator("concurrent_opioid_bzd", cob_form, concurrent_opioid_bzd, cob_card),
)
