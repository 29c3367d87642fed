"""What holds for every switch, and for the two small calculators beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riktig.calculators.consumption.medicine import routes_of
from riktig.calculators.opioids.opioid_table import ratios
from riktig.clinical.tables import rows
from riktig.registry import calculate

ORAL = sorted(name for name, route in ratios("HDIR") if route == "oral")
doses = st.decimals(min_value=1, max_value=300, places=1).map(float)


def ask(calculator, **given_values):
    return calculate({"calculator": calculator, "input": given_values})


def switch(start, dose, to, reduction):
    items = [{"substance": start, "dose": dose, "unit": "mg/day"}]
    return ask("switch_opioid", items=items, to={"substance": to}, reduction_percent=reduction)


@given(st.sampled_from(ORAL), st.sampled_from(ORAL), doses)
def test_there_and_back_is_the_same_dose(one, other, dose):
    there = switch(one, dose, other, 0)["result"]["equianalgesic"]
    back = switch(other, there, one, 0)
    if back["ok"]:
        assert abs(back["result"]["equianalgesic"] - dose) < 1e-6


@given(st.sampled_from(ORAL), st.sampled_from(ORAL), doses, st.integers(0, 90))
def test_the_start_is_never_above_and_lies_in_its_range(one, other, dose, reduction):
    result = switch(one, dose, other, reduction)["result"]
    assert 0 <= result["start"] <= result["equianalgesic"]
    for key in ("start", "equianalgesic"):
        low, high = result[f"{key}_low"], result[f"{key}_high"]
        assert low - 1e-9 <= result[key] <= high + 1e-9


@given(doses, st.booleans(), st.booleans())
def test_more_morphine_never_needs_less_of_an_application(omeq, clarified, methadone):
    order = ["gp", "pain_clinic", "not_covered"]
    yes = {"pain_clarified": clarified, "methadone": methadone}
    here = ask("reimbursement_71", omeq_mg_per_day=omeq, **yes)["result"]["applicant"]
    more = ask("reimbursement_71", omeq_mg_per_day=omeq + 50, **yes)["result"]["applicant"]
    assert order.index(here) <= order.index(more)


BY_MG = [
    row["atc"]
    for row in rows("ddd")
    if (row["route"], row["unit"]) == ("oral", "mg") and "oral" in routes_of(row["atc"])
]


@given(st.sampled_from(BY_MG), st.integers(0, 500), doses)
def test_ddd_grow_with_units(atc, units, strength):
    one = ask("ddd", substance=atc, units=1, strength_mg=strength)["result"]
    many = ask("ddd", substance=atc, units=units, strength_mg=strength)["result"]
    assert abs(many["ddd"] - units * one["ddd"]) < 1e-6 * max(1, many["ddd"])
    if "omeq_mg" in one:
        assert abs(many["omeq_mg"] - units * one["omeq_mg"]) < 1e-6 * max(1, many["omeq_mg"])


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
near = st.sampled_from(
    ["morfin", "N02AJ06", "Ketogan", "fentanyl", "oral", "transdermal", 12, "2,5"]
)
FIELDS = {
    "switch_opioid": ["items", "to", "reduction_percent", "table"],
    "reimbursement_71": ["omeq_mg_per_day", "pain_clarified", "methadone"],
    "ddd": ["substance", "route", "units", "strength_mg", "strength_ug_per_h"],
}
REGIMEN = [{"substance": "morfin", "dose": 60, "unit": "mg/day"}]


@given(st.sampled_from(sorted(FIELDS)), st.data())
def test_no_input_crashes(name, data):
    keys = st.sampled_from(FIELDS[name])
    values = data.draw(st.dictionaries(keys, anything | near | st.just(REGIMEN), max_size=5))
    answer = ask(name, **values)
    assert answer["ok"] or answer["problem"]["message"]


targets = st.dictionaries(st.sampled_from(["substance", "route"]), anything | near)


@given(targets | anything, anything | st.integers(0, 90), anything | st.just("HDIR"))
def test_no_target_crashes(to, reduction, table):
    answer = ask("switch_opioid", items=REGIMEN, to=to, reduction_percent=reduction, table=table)
    assert answer["ok"] or answer["problem"]["message"]
