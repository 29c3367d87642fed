"""What holds for every regimen of benzodiazepines and z-hypnotics."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riktig.calculators.diazepam.diazepam_table import equivalents, table_names
from riktig.registry import calculate

KNOWN = [(table, name) for table in table_names() for name in equivalents(table)]
doses = st.decimals(min_value=0, max_value=100, places=2).map(float)
tables = st.sampled_from(table_names())


def ask(table, items):
    return calculate({"calculator": "diazepam", "input": {"table": table, "items": items}})


@st.composite
def regimens(draw):
    table = draw(tables)
    names = st.sampled_from(sorted(equivalents(table)))
    lines = st.fixed_dictionaries({"substance": names, "dose_mg": doses})
    return table, draw(st.lists(lines, min_size=1, max_size=5))


@given(st.sampled_from(KNOWN))
def test_what_the_table_prints_is_what_it_gives(known):
    table, substance = known
    printed = equivalents(table)[substance]
    for end, key in ((printed.low, "high"), (printed.high, "low")):
        result = ask(table, [{"substance": substance, "dose_mg": float(end)}])["result"]
        assert abs(result[key] - float(printed.diazepam_mg)) < 1e-9


@given(regimens(), st.randoms(use_true_random=False))
def test_the_sum_is_of_its_parts_in_any_order(regimen, random):
    table, items = regimen
    result = ask(table, items)["result"]
    assert 0 <= result["low"] <= result["high"]
    parts = [ask(table, [item])["result"] for item in items]
    for end in ("low", "high"):
        assert abs(result[end] - sum(part[end] for part in parts)) < 1e-6
    mixed = ask(table, random.sample(items, len(items)))["result"]
    assert (mixed["low"], mixed["high"]) == (result["low"], result["high"])


@given(regimens())
def test_the_side_by_side_tables_are_each_tables_own_answer(regimen):
    _, items = regimen
    for one in ask(*regimen)["result"]["tables"]:
        own = ask(one["table"], items)
        if one["missing"]:
            assert own["problem"]["code"] == "no_equivalent_in_table"
        elif own["ok"]:
            assert (own["result"]["low"], own["result"]["high"]) == (one["low"], one["high"])


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
lines = st.dictionaries(
    st.sampled_from(["substance", "dose_mg", "x"]), anything | st.sampled_from(["diazepam", "2,5"])
)


@given(anything | st.lists(lines, max_size=3), anything | tables)
def test_no_input_crashes(items, table):
    answer = ask(table, items)
    assert answer["ok"] or answer["problem"]["message"]
