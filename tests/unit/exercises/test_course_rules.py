"""The rules of the course: order, attempts, and which points are enough."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riktig_exercises.aims import ALL
from riktig_exercises.course_rules import FILE, Rules, read_rules, rules
from riktig_exercises.master import assignments, load_master
from riktig_exercises.master_error import MasterError

ROOT = Path(__file__).parents[3]


def shipped(**changes: Any) -> dict[str, Any]:
    raw = tomllib.loads((ROOT / "exercises" / "text" / FILE).read_text("utf-8"))
    return {**raw, **changes}


def test_each_module_comes_before_the_test_and_is_a_module_of_the_course():
    found = rules()
    assert found.assignments[-1] == found.test == "final_test"
    assert len(found.assignments) == 10
    modules = {path.parent.name for path in (ROOT / "modules").glob("*/module.toml")}
    assert set(found.modules.values()) == modules | {ALL}


def test_every_master_has_its_place_and_the_same_module_there():
    named = {name: load_master(name).module for name in rules().assignments}
    assert set(assignments()) == set(rules().assignments)
    assert named == rules().modules
    assert rules().in_order(("final_test", "sleep_data", "anxiety_data")) == (
        "anxiety_data", "sleep_data", "final_test",
    )  # fmt: skip


def test_only_the_test_may_be_tried_again_and_only_it_has_a_mark():
    found = rules()
    assert found.attempts("final_test") == 3
    assert found.attempts("sleep_data") == 1
    assert found.passed("sleep_data", 0, 10)
    assert not found.passed("final_test", 0, 10)


@pytest.mark.parametrize(("points", "enough"), [(15.99, False), (16, True), (20, True)])
def test_the_mark_itself_is_enough(points, enough):
    assert rules().passed("final_test", points, 20) is enough


@given(st.integers(1, 400), st.integers(1, 100), st.sampled_from([0.1, 0.25, 0.5, 1.0]))
def test_a_share_on_the_mark_passes_and_one_step_under_does_not(steps, mark, step):
    raw = shipped(pass_mark_percent=mark)
    found: Rules = read_rules(raw)
    most = steps * step
    needed = -(-steps * mark // 100)  # whole steps, upwards
    assert found.passed("final_test", sum([step] * needed), most)
    assert not found.passed("final_test", (needed - 1) * step, most)


def test_hours_nobody_has_filled_in_are_not_there():
    assert rules().hours == {}
    hours = {"self_study": 6, "meetings": 0, "exercises": 1.5, "test": 0}
    assert read_rules(shipped(hours=hours)).hours == {"self_study": 6, "exercises": 1.5}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"attempts": 0}, "attempts"),
        ({"pass_mark_percent": 101}, "pass_mark_percent"),
        ({"test": "nowhere"}, "test"),
        ({"hours": {"lunch": 1}}, "lunch"),
        ({"hours": {"test": -1}}, "hours"),
        ({"pass_mark": 80}, "pass_mark"),
        ({"assignments": [{"id": "final_test", "module": ALL}] * 2}, "twice"),
        ({"assignments": [{"id": "final_test", "module": ""}]}, "module"),
    ],
)
def test_rules_that_cannot_be_used_say_why(changes, named):
    with pytest.raises(MasterError, match=named):
        read_rules(shipped(**changes))


def test_a_folder_of_other_masters_may_have_rules_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("RIKTIG_MASTERS", str(tmp_path))
    assert rules().title == "Riktig forskrivning"
    text = (ROOT / "exercises" / "text" / FILE).read_text("utf-8")
    (tmp_path / FILE).write_text(text.replace("attempts = 3", "attempts = 2"), "utf-8")
    assert rules().attempts("final_test") == 2
