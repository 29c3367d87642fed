"""What holds of the driving rules whatever the medicines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riktig.calculators.driving import assess, limits
from riktig.registry import calculate

SEDATIVES = ["oksazepam", "diazepam", "zopiklon", "zolpidem", "nitrazepam", "alimemazin"]
doses = st.decimals(min_value="0.1", max_value=40, places=2).map(float)
fulfilled = {
    "stable_days": 30,
    "hours_before_driving": 10,
    "days_since_increase": 30,
    "indication": True,
    "long_acting": True,
}


def ask(values):
    return calculate({"calculator": "driving", "input": values})


def sedative(name, dose):
    return {"drug": name, "mg_per_day": dose, **fulfilled}


@given(st.sampled_from(SEDATIVES), doses)
def test_alone_it_is_met_up_to_the_limit_and_no_further(name, dose):
    met = assess(1, [sedative(name, dose)]).result["requirement_met"]
    assert met is (dose <= float(limits(name).most.value))


@given(st.permutations(SEDATIVES), doses, doses)
def test_two_are_met_up_to_half_of_each(names, first, second):
    drugs = [sedative(names[0], first), sedative(names[1], second)]
    half = [float(limits(name).most.value) / 2 for name in names[:2]]
    met = assess(1, drugs).result["requirement_met"]
    assert met is (first <= half[0] and second <= half[1])
    assert assess(1, drugs[::-1]).result["requirement_met"] is met


@given(st.lists(st.tuples(st.sampled_from([*SEDATIVES, "opioid"]), doses), min_size=1, max_size=6))
def test_one_more_medicine_never_makes_it_met(chosen):
    drugs = [
        {"drug": name, "omeq_mg" if name == "opioid" else "mg_per_day": dose, **fulfilled}
        for name, dose in chosen
    ]
    if assess(1, drugs).result["requirement_met"]:
        assert assess(1, drugs[1:] or drugs).result["requirement_met"]
    if len({name for name, _ in chosen}) > 2:
        assert assess(1, drugs).result["requirement_met"] is False


@given(st.sampled_from([*SEDATIVES, "opioid"]), st.sampled_from(sorted(fulfilled)), doses)
def test_what_is_not_told_never_decides_against(name, left_out, dose):
    told = {key: value for key, value in fulfilled.items() if key != left_out}
    key = "omeq_mg" if name == "opioid" else "mg_per_day"
    whole = assess(1, [{"drug": name, key: dose, **fulfilled}]).result["requirement_met"]
    partly = assess(1, [{"drug": name, key: dose, **told}]).result["requirement_met"]
    assert partly is whole or (whole is True and partly is None)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
keys = st.sampled_from(
    ["drug", "mg_per_day", "omeq_mg", *fulfilled, "regular", "intakes_per_day", "as_hypnotic"]
)
near = st.sampled_from(["opioid", "LAR", "metadon", "oksazepam", "fentanyl", 0, 5, "2,5", True])


@given(st.lists(st.dictionaries(keys, anything | near), max_size=4), anything | st.just(1))
def test_no_input_crashes(drugs, group):
    answer = ask({"group": group, "drugs": drugs})
    assert answer["ok"] or answer["problem"]["message"]
    if answer["ok"] and answer["result"]["requirement_met"] is None:
        assert answer["result"]["next_step"] != "none"
