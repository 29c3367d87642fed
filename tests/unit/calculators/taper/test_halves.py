"""What is never cut in silence: depot units, capsules, and strengths no table knows."""

from __future__ import annotations

from fractions import Fraction

import pytest

from riktig.calculators.taper.order import read_order
from riktig.calculators.taper.products import refuse_undividable
from riktig.calculators.taper.strengths import Strength
from riktig.clinical.tables import rows
from riktig.problem import Refused
from riktig.registry import calculate


def ask(substance, *mg, divisible=True, start=1000):
    given = {
        "substance": substance,
        "start_mg_per_day": start,
        "strengths": [{"mg": one, "divisible": divisible} for one in mg],
        "method": "percent_of_original",
        "step": 10,
        "interval_days": 7,
    }
    return calculate({"calculator": "taper", "input": given})


def codes(answer):
    return {warning["code"] for warning in answer["warnings"]}


@pytest.mark.parametrize(
    ("substance", "mg"),
    [
        ("morfin", 30),
        ("morfin", 20),  # depot granules
        ("oksykodon", 20),  # depot, capsule, and a combination of which it is not known
        ("N02AA55", 20),
        ("tapentadol", 150),
        ("alprazolam", 3),
        ("tramadol", 50),
        ("pregabalin", 75),
        ("gabapentin", 300),
        ("hydromorfon", 8),
        ("melatonin", 2),
    ],
)
def test_halves_of_depot_units_and_capsules_are_refused(substance, mg):
    problem = ask(substance, 1, mg)["problem"]
    assert problem["code"] == "taper_not_divisible"
    assert problem["field"] == "strengths.1.divisible"
    assert "deles ikke" in problem["message"]
    assert ask(substance, mg, divisible=False)["ok"]


def test_every_depot_unit_and_capsule_of_the_table_is_refused_in_its_own_form():
    whole = [
        row
        for row in rows("strengths")
        if row["unit"] == "mg" and (row["form"].startswith("depot") or "kapsel" in row["form"])
    ]
    assert len(whole) > 50
    for row in whole:
        strength = Strength(Fraction(row["value"]), True)
        with pytest.raises(Refused, match="taper_not_divisible"):
            refuse_undividable(row["substance"], [strength], row["form"])


@pytest.mark.parametrize(
    ("substance", "mg", "said"),
    [
        ("diazepam", 5, {"divisible_unknown"}),
        ("oksazepam", 15, {"divisible_unknown"}),
        ("zolpidem", 10, set()),
        ("klonazepam", 2, set()),
        ("nitrazepam", 5, {"divisible_some"}),
        ("metadon", 5, {"divisible_not_listed", "lar_or_pain"}),
        ("oksykodon", 7, {"divisible_not_listed"}),
        ("diazepam", 10, {"divisible_not_listed"}),
        ("alprazolam", 0.5, {"divisible_unknown", "known_not_divisible"}),
        ("tapentadol", 50, {"divisible_unknown", "known_not_divisible"}),
        ("kodein", 30, {"divisible_unknown"}),
    ],
)
def test_halves_of_other_tablets_are_reckoned_with_and_told_of(substance, mg, said):
    of_halves = {"divisible_unknown", "divisible_some", "divisible_not_listed"}
    of_halves |= {"known_not_divisible", "lar_or_pain"}
    assert codes(ask(substance, mg)) & of_halves == said
    assert not codes(ask(substance, mg, divisible=False)) & of_halves - {"lar_or_pain"}


def test_a_form_that_is_told_decides():
    """Alprazolam 0.5 mg is a plain tablet and a depot one; oxycodone 7 mg is in no table."""
    given = {
        "substance": "alprazolam",
        "start_mg_per_day": 2,
        "strengths": [{"mg": 0.5, "divisible": True}],
        "preset": "HDIR",
    }
    assert read_order(given, "tablett").form == "tablett"
    with pytest.raises(Refused, match="taper_not_divisible"):
        read_order(given, "depottablett")
    other = given | {"substance": "oksykodon", "strengths": [{"mg": 7, "divisible": True}]}
    with pytest.raises(Refused, match="taper_not_divisible"):
        read_order(other | {"start_mg_per_day": 70, "preset": "CDC2022"}, "depottablett")
