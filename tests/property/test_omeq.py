"""What holds for every regimen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riktig.calculators.opioids.opioid_table import ratios, table_names
from riktig.registry import calculate

ORDINARY = [
    (table, substance, route, ratio)
    for table in table_names()
    for (substance, route), found in ratios(table).items()
    for ratio in found
    if ratio.at_dose is None and route != "transdermal"
]
doses = st.decimals(min_value=0, max_value=30, places=2).map(float)
lines = st.lists(st.tuples(st.integers(0, len(ORDINARY) - 1), doses), min_size=1, max_size=6)


def ask(table, items):
    return calculate({"calculator": "omeq", "input": {"table": table, "items": items}})


def item(position, dose):
    _, substance, route, _ = ORDINARY[position]
    return {"substance": substance, "route": route, "dose": dose, "unit": "mg/day"}


@given(st.integers(0, len(ORDINARY) - 1), doses)
def test_one_line_is_dose_times_ratio(position, dose):
    table, _, _, ratio = ORDINARY[position]
    result = ask(table, [item(position, dose)])["result"]
    assert abs(result["omeq_mg_per_day"] - dose * float(ratio.value)) < 1e-6
    assert result["low"] <= result["omeq_mg_per_day"] <= result["high"]


@given(lines, st.randoms(use_true_random=False))
def test_order_does_not_matter(chosen, random):
    table = ORDINARY[chosen[0][0]][0]
    items = [item(p, dose) for p, dose in chosen if ORDINARY[p][0] == table]
    mixed = random.sample(items, len(items))
    one, other = ask(table, items)["result"], ask(table, mixed)["result"]
    assert one["omeq_mg_per_day"] == other["omeq_mg_per_day"]
    assert (one["low"], one["high"]) == (other["low"], other["high"])


@given(st.integers(0, len(ORDINARY) - 1))
def test_zero_is_zero(position):
    result = ask(ORDINARY[position][0], [item(position, 0)])["result"]
    assert result["omeq_mg_per_day"] == result["low"] == result["high"] == 0


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
keys = st.sampled_from(["substance", "route", "dose", "unit", "per_day", "x"])
near = st.sampled_from(["morfin", "metadon", "oral", "transdermal", "mg", "ug/h", 12, "2,5", -1])


@given(st.dictionaries(keys, anything | near, max_size=6), st.sampled_from([*table_names(), 3]))
def test_no_input_crashes(raw, table):
    answer = ask(table, [raw])
    assert answer["ok"] or answer["problem"]["message"]


@given(st.decimals(min_value=1, max_value=300, places=1).map(float))
def test_methadone_is_there_and_back_or_refused(methadone):
    items = [{"substance": "metadon", "route": "oral", "dose": methadone, "unit": "mg/day"}]
    answer = ask("HDIR", items)
    if not answer["ok"]:
        assert answer["problem"]["code"] in ("methadone_ambiguous", "methadone_undefined")
        return
    morphine = answer["result"]["omeq_mg_per_day"]
    request = {"morphine_mg_per_day": morphine}
    back = calculate({"calculator": "methadone_from_morphine", "input": request})
    assert abs(back["result"]["methadone_mg_per_day"] - methadone) < 1e-6
