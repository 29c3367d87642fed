"""Which published rules may drive a plan, and in what order they are offered."""

from __future__ import annotations

import pytest

from riktig.calculators.taper.rules import OPIOID, classes_of, presets, substances
from riktig.calculators.taper.taper_form import taper_form
from riktig.registry import calculate


def test_the_gentlest_is_offered_first():
    for name in substances():
        pace = [preset.step / preset.interval_days for preset in presets(name)]
        assert pace == sorted(pace)
    choices = next(one for one in taper_form().fields if one.key == "preset")
    assert choices.choices_by["diazepam"][0] == "ASAM2025"
    assert choices.choices_by["tramadol"] == ("CDC2022", "RUSINFO")


def test_no_opioid_preset_takes_a_dose_to_nothing_in_weeks():
    """A source's few weeks for opioids is a check of a plan, not a plan."""
    opioids = [name for name in substances() if OPIOID in classes_of(name)]
    assert {one.name for name in opioids for one in presets(name)} == {"CDC2022", "RUSINFO"}
    assert {name for name in opioids if len(presets(name)) > 1} == {"tramadol"}


@pytest.mark.parametrize("substance", ["metadon", "levometadon", "buprenorfin", "N07BC51"])
def test_what_is_used_in_lar_has_no_preset_and_is_the_specialists(substance):
    given = {
        "substance": substance,
        "start_mg_per_day": 16,
        "strengths": [{"mg": 2}],
        "method": "percent_of_current",
        "step": 10,
        "interval_days": 28,
    }
    own = calculate({"calculator": "taper", "input": given})
    said = {warning["code"]: warning["message"] for warning in own["warnings"]}
    assert "spesialist" in said["lar_or_pain"]
    proposed = calculate({"calculator": "taper", "input": given | {"preset": "CDC2022"}})
    assert proposed["problem"]["code"] == "taper_unknown_preset"
