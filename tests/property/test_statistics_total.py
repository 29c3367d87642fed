"""Whatever is asked, the statistics answer with finite numbers or refuse with a sentence."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.registry import CALCULATORS, calculate, handle

NAMES = [
    name
    for name in CALCULATORS
    if CALCULATORS[name].compute.__module__.split(".")[2] == "statistical"
]
EXTREMES = st.sampled_from(
    [
        0,
        1,
        -1,
        10**400,
        1e308,
        5e-324,
        -0.0,
        math.nan,
        math.inf,
        "1e5",
        "1 000",
        "2,5",
        "",
        "–",
        True,
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | EXTREMES
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=12,
)
PLAUSIBLE = st.lists(st.none() | st.integers(0, 60) | st.floats(-1e4, 1e4), min_size=1, max_size=30)
ROWS = st.lists(
    st.tuples(st.text("ABCDE", min_size=1, max_size=2), st.integers(0, 9), st.integers(0, 60)).map(
        list
    ),
    max_size=8,
)


def finite(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(finite, value.values()))
    if isinstance(value, list):
        return all(map(finite, value))
    return not isinstance(value, float) or math.isfinite(value)


def check(name: str, values: dict) -> None:
    answer = calculate({"calculator": name, "input": values})
    if answer["ok"]:
        assert finite(answer["result"])
        json.dumps(answer, allow_nan=False)
        calculator = CALCULATORS[name]
        card = calculator.card(calculator.compute(values)).as_dict()
        assert finite(card)
        assert card["headline"]
    else:
        assert len(answer["problem"]["message"]) > 10
        assert answer["problem"]["code"] != "internal"
    assert handle({"op": "answer", "calculator": name, "values": values}).get("error") is None


def inputs(name: str) -> st.SearchStrategy[dict]:
    kinds = ANYTHING | PLAUSIBLE | ROWS | st.integers(0, 50)
    fields = CALCULATORS[name].form().fields
    chosen = {
        field.key: st.sampled_from([choice.value for choice in field.choices]) | kinds
        if field.choices
        else kinds
        for field in fields
    }
    return st.fixed_dictionaries({}, optional=chosen)


def test_all_seven_are_here() -> None:
    assert len(NAMES) == 7


@pytest.mark.parametrize("name", NAMES)
def test_never_another_exception(name: str) -> None:
    @given(inputs(name))
    def asked(values: dict) -> None:
        check(name, values)

    asked()


@given(PLAUSIBLE, st.none() | st.integers(1, 30), st.booleans())
def test_any_plausible_series_is_answered(values, freeze_at, screen) -> None:
    check("run_chart", {"values": values, "freeze_at": freeze_at})
    check("xmr", {"values": values, "freeze_at": freeze_at, "screen_outliers": screen})


@given(
    st.sampled_from(["rate", "proportion"]),
    st.floats(1e-6, 0.999999),
    st.lists(st.integers(1, 1_000_000), min_size=1, max_size=4),
    st.floats(1, 1000),
)
def test_any_plausible_funnel_is_answered_and_holds_its_target(kind, target, sizes, phi) -> None:
    size = {"denominators": sizes} if kind == "proportion" else {"expected": sizes}
    values = {"kind": kind, "target": target, "overdispersion": phi, **size}
    check("funnel", values)
    for limit in calculate({"calculator": "funnel", "input": values})["result"]["limits"]:
        slack = 1e-9 * target
        assert 0 <= limit["low998"] <= limit["low95"] <= target + slack
        assert target - slack <= limit["high95"] <= limit["high998"]
        assert kind == "rate" or limit["high998"] <= 1
