"""Statistics as calculators: series, limits, rates, benchmarks and small counts."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.statistical.benchmark import benchmark, benchmark_form
from riktig.calculators.statistical.funnel import funnel, funnel_form
from riktig.calculators.statistical.funnel_card import funnel_card
from riktig.calculators.statistical.proportion import proportion, proportion_form
from riktig.calculators.statistical.rate_cards import proportion_card, rate_ratio_card
from riktig.calculators.statistical.rate_ratio import rate_ratio, rate_ratio_form
from riktig.calculators.statistical.run_chart import run_chart, run_chart_form
from riktig.calculators.statistical.series_cards import run_chart_card, xmr_card
from riktig.calculators.statistical.suppress import suppress, suppress_form
from riktig.calculators.statistical.table_cards import benchmark_card, suppress_card
from riktig.calculators.statistical.xmr import xmr, xmr_form

CALCULATORS = by_name(
    Calculator("run_chart", run_chart_form, run_chart, run_chart_card),
    Calculator("xmr", xmr_form, xmr, xmr_card),
    Calculator("funnel", funnel_form, funnel, funnel_card),
    Calculator("rate_ratio", rate_ratio_form, rate_ratio, rate_ratio_card),
    Calculator("proportion", proportion_form, proportion, proportion_card),
    Calculator("benchmark", benchmark_form, benchmark, benchmark_card),
    Calculator("suppress", suppress_form, suppress, suppress_card),
)
