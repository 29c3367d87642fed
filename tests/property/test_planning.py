"""What holds for every plan."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil

from hypothesis import given
from hypothesis import strategies as st
from planning_asks import ask

from riktig.calculators.taper.schedule import Level
from riktig.calculators.taper.strengths import Unit
from riktig.planning.medicines import Medicine, medicines
from riktig.planning.quantities import dispensings
from riktig.registry import handle

HALF = Fraction(1, 2)
REFUSED = ("too_many_steps", "taper_strengths_too_fine", "taper_not_divisible")
MEDICINES = sorted(medicines())


@st.composite
def requests(draw):
    substance, form = draw(st.sampled_from(MEDICINES))
    listed = [known.mg for known in medicines()[substance, form].strengths]
    chosen = draw(st.lists(st.sampled_from(listed), min_size=1, max_size=3, unique=True))
    return {
        "substance": substance,
        "form": form,
        "start_mg_per_day": float(draw(st.integers(1, 8)) * max(chosen)),
        "strengths": [{"mg": float(mg), "divisible": draw(st.booleans())} for mg in chosen],
        "method": draw(st.sampled_from(["percent_of_original", "percent_of_current"])),
        "step": draw(st.integers(5, 50)),
        "interval_days": draw(st.integers(1, 40)),
        "start_date": draw(st.dates(date(2020, 1, 1), date(2060, 1, 1))).isoformat(),
        "dispensing_days": draw(st.integers(1, 92)),
        "driving_group": draw(st.sampled_from(["", "1", "2", "3", "none"])),
        "intakes_per_day": draw(st.sampled_from([None, 1, 2, 3, 4])),
        "holds": draw(
            st.lists(
                st.fixed_dictionaries({"day": st.integers(0, 300), "days": st.integers(1, 60)}),
                max_size=3,
            )
        ),
    }


@given(requests())
def test_dates_follow_one_another_and_doses_fall(values):
    answer = ask(**values)
    if not answer["ok"]:
        assert answer["problem"]["code"] in REFUSED
        return
    steps = answer["plan"]["steps"]
    assert steps[0]["date"] == values["start_date"]
    for step, after in pairwise(steps):
        begins = date.fromisoformat(step["date"])
        assert begins + timedelta(days=step["days"]) == date.fromisoformat(after["date"])
        assert after["mg_per_day"] < step["mg_per_day"]
    json.dumps(answer, allow_nan=False)


@given(requests())
def test_the_units_of_a_step_are_its_dose_and_no_whole_tablet_is_cut(values):
    answer = ask(**values)
    divisible = {one["mg"] for one in values["strengths"] if one["divisible"]}
    for step in answer["plan"]["steps"] if answer["ok"] else ():
        units = step["units"]
        dose = sum(Fraction(str(u["mg"])) * Fraction(str(u["count"])) for u in units)
        assert dose == Fraction(str(step["mg_per_day"]))
        if values["intakes_per_day"] and dose:
            assert 1 <= len(step["intakes_mg"]) <= values["intakes_per_day"]
            assert sum(map(Fraction, map(str, step["intakes_mg"]))) == dose
        assert all(u["count"] % 1 == 0 or u["mg"] in divisible for u in units)


@given(requests())
def test_every_day_of_a_step_is_dispensed_once_and_the_sheet_has_every_step(values):
    answer = ask(**values)
    if not answer["ok"]:
        return
    for step in answer["plan"]["steps"]:
        if step["mg_per_day"]:
            given_out = step["dispensings"]
            assert len(given_out) <= 2
            assert sum(one["days"] * one["times"] for one in given_out) == step["days"]
            first, last = given_out[0], given_out[-1]
            wish = step["prescription"]["text"]
            assert ("hver gang" in wish) is (
                first["text"] == last["text"] and first["times"] + len(given_out) > 2
            )
            assert first["text"] in wish
            assert last["text"] in wish
    rows = [row for page in answer["plan"]["sheet"]["pages"] for row in page["rows"]]
    assert [row["date"] for row in rows] == [s["date_text"] for s in answer["plan"]["steps"]]


@given(
    st.integers(1, 12),
    st.integers(1, 200),
    st.integers(1, 92),
)
def test_what_is_dispensed_covers_the_days_and_little_more(halves, days, every):
    tablets = Medicine("oksazepam", "tablett", "benzodiazepine", ())
    count = halves * HALF
    level = Level(0, None, days, count * 10, (Unit(Fraction(10), count),), count * 10)
    given_out = dispensings(level, date(2026, 1, 1), every)
    assert tablets.unit == "tablet"
    assert all(one.units[0].count >= count * one.days for one in given_out)
    times = sum(one.times for one in given_out)
    assert times == ceil(days / every)
    assert sum(one.units[0].count * one.times for one in given_out) < count * days + times


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
KEYS = st.sampled_from([
    "case", "substance", "form", "start_mg_per_day", "strengths", "method", "step", "preset",
    "interval_days", "start_date", "phases", "holds", "dispensing_days", "driving_group",
    "switch", "answers", "intakes_per_day", "decision", "reason", "new_date",
])  # fmt: skip


@given(requests(), st.dictionaries(KEYS, JSON, max_size=3))
def test_whatever_is_sent_is_answered(values, replaced):
    answer = handle({"op": "plan", "face": "apps", "input": values | replaced})
    assert "error" not in answer
    json.dumps(answer, allow_nan=False)


@given(
    st.lists(requests(), min_size=2, max_size=4, unique_by=lambda r: (r["substance"], r["form"]))
)
def test_several_together_are_each_their_own_plan_and_the_sums_follow_their_doses(items):
    answer = handle({"op": "plan_together", "face": "apps", "items": items})
    json.dumps(answer, allow_nan=False)
    if not answer["ok"]:
        assert answer["problem"]["code"] in REFUSED
        return
    made = answer["together"]
    alone = [ask(**{**values, "strengths": values["strengths"]})["plan"] for values in items]
    days = sorted({step["date"] for plan in alone for step in plan["steps"]})
    rows = made["timeline"]["rows"]
    assert len(rows) == len(days)
    for day, row in zip(days, rows, strict=True):
        for plan, cell in zip(alone, row["cells"], strict=True):
            begun = [step for step in plan["steps"] if step["date"] <= day]
            dose = begun[-1]["mg_per_day"] if begun else None
            shown = cell["text"].split(" mg")[0].replace(",", ".").replace("\u00a0", "")
            assert dose is None or abs(float(shown) - dose) < 0.001
    sheet = [row for page in made["sheet"]["pages"] for row in page["rows"]]
    assert len(sheet) == sum(len(plan["steps"]) for plan in alone)
    assert len(made["weeks"]["list"]) == made["weeks"]["count"]


@given(requests(), requests())
def test_plans_side_by_side_say_the_same_when_they_change_places(one, other):
    both = [
        handle({"op": "plan_compare", "a": a, "b": b})
        for a, b in (([one], [other]), ([other], [one]))
    ]
    assert both[0]["ok"] == both[1]["ok"]
    if both[0]["ok"] and one["substance"] == other["substance"] and one["form"] == other["form"]:
        there, back = (answer["compare"]["table"]["rows"] for answer in both)
        assert [[row[0], row[2], row[1]] for row in there] == back
