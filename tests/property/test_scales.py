"""What holds for every set of answers to every scale."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.scales.instruments import bands, cutoffs, instruments
from riktig.registry import calculate

scored = st.sampled_from([key for key in instruments() if key != "PEG"])


def ask(instrument, items, **more):
    values = {"instrument": instrument, "items": items, **more}
    return calculate({"calculator": "scale", "input": values})


def answers(draw, key):
    one = instruments()[key]
    return draw(st.lists(st.integers(one.low, one.high), min_size=one.items, max_size=one.items))


@given(st.data(), scored)
def test_the_score_is_the_sum_and_its_band_or_cutoff_is_one(data, key):
    items = answers(data.draw, key)
    result = ask(key, items)["result"]
    assert result["score"] == sum(items)
    found = [row["band"] for row in bands(key) if int(row["low"]) <= sum(items) <= int(row["high"])]
    assert found == ([result["band"]] if bands(key) else [])
    assert ("positive" in result) == bool(cutoffs(key))


@given(st.data(), scored)
def test_a_higher_answer_never_lowers_what_is_found(data, key):
    items = answers(data.draw, key)
    position = data.draw(st.integers(0, len(items) - 1))
    assume(items[position] < instruments()[key].high)
    higher = [score + (n == position) for n, score in enumerate(items)]
    one, other = ask(key, items)["result"], ask(key, higher)["result"]
    assert other["score"] == one["score"] + 1
    for name, reached in one.get("positive_by", {}).items():
        assert other["positive_by"][name] or not reached


@given(st.data(), st.sampled_from(list(instruments())))
def test_an_answer_left_out_is_never_filled_in(data, key):
    items = answers(data.draw, key)
    position = data.draw(st.integers(0, len(items) - 1))
    empty = data.draw(st.sampled_from([None, "", " "]))
    problem = ask(key, [empty if n == position else s for n, s in enumerate(items)])["problem"]
    assert problem["code"] == "missing_score"
    assert problem["field"] == f"items.{position}"


@given(st.data())
def test_item_9_is_never_passed_over_in_silence(data):
    items = answers(data.draw, "PHQ9")
    left_out = data.draw(st.none() | st.integers(0, 7))
    answer = ask("PHQ9", [None if n == left_out else s for n, s in enumerate(items)])
    said = [warning["message"] for warning in answer.get("warnings", [])]
    said.append(answer.get("problem", {}).get("message", ""))
    assert any("selvmordstanker" in message for message in said) == (items[8] >= 1)


@given(st.data(), st.sampled_from(list(instruments())))
def test_every_answer_has_a_card(data, key):
    values = {"instrument": key, "items": answers(data.draw, key)}
    scale = CALCULATORS["scale"]
    shown = scale.card(scale.compute(values))
    assert shown.headline
    assert len(shown.working.rows) == instruments()[key].items


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=10) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=12,
)
names = st.sampled_from(list(instruments()))


@given(names | anything, anything | st.lists(st.integers(-1, 4), max_size=10), anything)
def test_no_input_crashes(instrument, items, cutoff_set):
    answer = ask(instrument, items, cutoff_set=cutoff_set)
    assert answer["ok"] or answer["problem"]["message"]
