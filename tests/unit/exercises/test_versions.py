"""The same assignment with other numbers: what a version is, and where it reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_master import master, sheet
from riktig_exercises.key import read_sheets
from riktig_exercises.master_error import MasterError
from riktig_exercises.versions import read_versions, resolved

CASE = """
[versions]
dose_mg = [20, 60]
drug = ["oksykodon", "kodein"]
values = [[1, 2], [3, 4]]
times = 2

[drugs.fixed]
name = "Tabletten"
substance = { version = "drug" }
dose = { version = "dose_mg" }
per_day = { version = "times" }

[regimens]
now = ["fixed"]

[results.omeq]
calculator = "omeq"
path = "omeq_mg_per_day"
[[results.omeq.input.items]]
substance = "oksykodon"
dose = { version = "dose_mg" }
unit = "mg"
per_day = 1

[results.most]
table = "figures"
row = { figure = "reassess_weeks" }
column = "value"
"""
NUMBER = """
kind = "number"
unit = "mg"
[key]
regimen = "now"
[[mistakes]]
id = "once"
all = { per_day = 1 }
hint = "Du regnet {{ versions.dose_mg }} mg bare én gang."
[[mistakes]]
id = "taken"
value = { version = "dose_mg" }
hint = "Det er én tablett."
"""


def test_the_numbers_of_a_version_reach_case_key_mistakes_and_texts():
    prose = "{{ drugs.fixed }}. {{ results.omeq }} og {{ results.most }}. {{ versions.drug }}"
    first, second = (master(NUMBER, case=CASE, prose=prose, version=one) for one in (0, 1))
    assert (first.version, first.versions, second.version) == (0, 2, 1)
    assert first.parts[0].source == "Tabletten 20 mg, 2 ganger i døgnet. 30 og 4. oksykodon"
    assert second.parts[0].source == "Tabletten 60 mg, 2 ganger i døgnet. 90 og 4. kodein"
    keys = [read_sheets(one)["q1"] for one in (first, second)]
    assert [one.key.right for one in keys] == [60, 12]
    assert [[m.value for m in one.key.mistaken] for one in keys] == [[30, 20], [6, 60]]
    assert keys[0].key.mistaken[0].hint == "Du regnet 20 mg bare én gang."
    assert keys[1].method == "Svaret er 12."


def test_mistakes_that_meet_in_one_version_are_refused_with_its_number():
    met = CASE.replace("kodein", "morfin")  # 60 mg once is what one tablet gives
    assert sheet(NUMBER, case=met).key.right == 60
    with pytest.raises(MasterError, match="version 1, question q1: once and taken"):
        sheet(NUMBER, case=met, version=1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("dose_mg = [20, 60]", "dose_mg = [20, 30, 60]"), "different lengths"),
        (('version = "dose_mg" }', 'version = "dose" }'), "no version value 'dose'"),
        (("{{ versions.dose_mg }}", "{{ versions.values }}"), "no single value"),
        (("{{ versions.dose_mg }}", "{{ results.least }}"), "least"),
        (('column = "value"', 'column = "low"'), "no single value"),
        (('"reassess_weeks"', '"reassess"'), "0 rows of figures"),
        (('path = "omeq_mg_per_day"', 'path = "items"'), "no single value"),
        (('path = "omeq_mg_per_day"', 'paths = "items"'), "a result has"),
    ],
)
def test_a_broken_version_or_result_is_refused(change, said):
    case, question = (one.replace(*change) for one in (CASE, NUMBER))
    with pytest.raises(MasterError, match=said):
        read_sheets(master(question, case=case, prose="{{ results.omeq }} {{ results.most }}"))


@pytest.mark.parametrize("count", [1, 7])
def test_there_are_two_to_six_versions(count):
    with pytest.raises(MasterError, match=f"{count} versions"):
        read_versions({"dose_mg": [1] * count}, "made")
    assert read_versions({"dose_mg": 1}, "made").count == 1


def test_a_practice_question_has_no_versions():
    practice = NUMBER.replace("[key]", "practice = true\n[key]", 1)
    with pytest.raises(MasterError, match="same in every version"):
        master(practice, case=CASE)


PLAIN = st.none() | st.integers() | st.text(max_size=5)
TOML = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@given(TOML, PLAIN)
def test_nothing_but_references_is_changed(raw, value):
    """Whatever the TOML holds, a reference in its midst is replaced and the rest stays."""
    values = {"x": value}
    reference = {"version": "x"}
    if "version" not in str(raw):
        assert resolved(raw, values, "made") == raw
        assert resolved([raw, {"a": [reference]}], values, "made") == [raw, {"a": [value]}]
