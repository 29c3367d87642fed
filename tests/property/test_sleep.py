"""What holds for every diary and every time in bed."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.sleep.rules import rule_set, rule_set_names
from riktig.charts import filled
from riktig.registry import calculate, handle

DAY = 24 * 60
FIGURES = ("tib", "sol", "waso", "terminal_wake", "tst", "se")


def clock(minutes):
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


@st.composite
def possible_nights(draw):
    """A bedtime, and the rest of the night forward from it."""
    bed = draw(st.integers(0, DAY - 1))
    asleep, final_wake, rise = sorted(
        draw(st.lists(st.integers(0, DAY - 1), min_size=3, max_size=3))
    )
    rise = max(rise, 1)
    awake = draw(st.integers(0, final_wake - asleep))
    return {
        "bed": clock(bed),
        "asleep": clock(bed + asleep),
        "awake_minutes": awake,
        "final_wake": clock(bed + final_wake),
        "rise": clock(bed + rise),
    }  # fmt: skip


diaries = st.lists(possible_nights(), min_size=1, max_size=31)


def ask(calculator, values):
    return calculate({"calculator": calculator, "input": values})


@given(diaries)
def test_the_parts_of_a_night_add_up_and_the_mean_lies_among_the_nights(nights):
    result = ask("sleep_diary", {"nights": nights})["result"]
    assert len(result["nights"]) == len(nights)
    for night in result["nights"]:
        parts = night["sol"] + night["waso"] + night["tst"] + night["terminal_wake"]
        assert math.isclose(parts, night["tib"])
        assert all(night[name] >= 0 for name in FIGURES)
        assert night["se"] <= 100
        assert math.isclose(night["se"] * night["tib"], 100 * night["tst"], abs_tol=1e-6)
    for name in FIGURES:
        values = [night[name] for night in result["nights"]]
        assert min(values) - 1e-9 <= result["mean"][name] <= max(values) + 1e-9


@given(diaries, st.randoms(use_true_random=False))
def test_the_order_of_nights_does_not_change_the_mean(nights, random):
    mixed = random.sample(nights, len(nights))
    one, other = (ask("sleep_diary", {"nights": n})["result"] for n in (nights, mixed))
    assert one["mean"] == other["mean"]
    assert one["band"] == other["band"]


@given(possible_nights(), st.integers(0, DAY - 1))
def test_the_hour_of_the_day_does_not_matter(night, later):
    def moved(at):
        return clock(int(at[:2]) * 60 + int(at[3:]) + later)

    shifted = {k: moved(v) if k != "awake_minutes" else v for k, v in night.items()}
    one, other = (ask("sleep_diary", {"nights": [n]})["result"]["mean"] for n in (night, shifted))
    assert [one[name] for name in FIGURES] == [other[name] for name in FIGURES]


@given(diaries)
def test_every_diary_has_a_card_and_its_picture_fits_the_chart(nights):
    request = {"op": "answer", "calculator": "sleep_diary", "values": {"nights": nights}}
    card = handle(request)["card"]
    filled(card["picture"])
    for bar in card["picture"]["data"]["nights"]:
        assert bar["bed"] <= bar["asleep"] <= bar["final_wake"] <= bar["rise"]
    assert len(card["tables"][0]["rows"]) == len(nights) + 1


minutes = st.decimals(min_value=1, max_value=1200, places=1).map(float)
percents = st.decimals(min_value=0, max_value=100, places=1).map(float)
sets = st.sampled_from(rule_set_names())


@given(sets, minutes)
def test_the_start_is_never_below_the_floor_nor_below_the_sleep(name, mean_tst):
    result = ask("sleep_window", {"rule_set": name, "mean_tst_min": mean_tst})["result"]
    assert result["tib_min"] == max(mean_tst, float(rule_set(name).floor.value))


@given(sets, minutes, percents)
def test_a_week_never_goes_below_the_floor_and_never_more_than_a_step(name, tib, efficiency):
    values = {"rule_set": name, "tib_min": tib, "mean_se": efficiency}
    result = ask("sleep_window", values)["result"]
    rules = rule_set(name)
    assert result["tib_min"] >= float(rules.floor.value)
    assert math.isclose(result["tib_min"] - tib, result["change_min"], abs_tol=1e-9)
    if tib >= rules.floor.value:
        assert abs(result["change_min"]) <= rules.step.value


@given(sets, minutes, percents, percents)
def test_better_sleep_never_gives_less_time_in_bed(name, tib, one, other):
    low, high = sorted((one, other))
    asked = ({"rule_set": name, "tib_min": tib, "mean_se": se} for se in (low, high))
    worse, better = (ask("sleep_window", values)["result"]["tib_min"] for values in asked)
    assert worse <= better


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
near = st.sampled_from(["23:30", "2330", "07:00", "riktig", "start", 0, 360, "2,5", -1, 10**400])
entries = st.sampled_from(["bed", "asleep", "awake_minutes", "final_wake", "rise", "x"])
asked = st.sampled_from(["stage", "mean_tst_min", "tib_min", "mean_se", "wake", "rule_set", "x"])


@given(st.lists(st.dictionaries(entries, anything | near) | anything, max_size=3) | anything)
def test_no_diary_crashes(nights):
    answer = ask("sleep_diary", {"nights": nights})
    assert answer["ok"] or answer["problem"]["message"]


@given(st.dictionaries(asked, anything | near))
def test_no_window_crashes_and_every_answer_has_a_card(values):
    answer = ask("sleep_window", values)
    if answer["ok"]:
        window = CALCULATORS["sleep_window"]
        assert window.card(window.compute(values)).headline
    else:
        assert answer["problem"]["message"]
