"""The examples for those who build on the widgets do what they say."""

from __future__ import annotations

import doctest
from pathlib import Path

import riktig_widgets

PAGE = Path(__file__).parents[2] / "docs/reference/widgets.md"


def test_the_examples_run():
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert found.attempted > 15
    assert found.failed == 0


def test_every_public_widget_is_told_of():
    told = PAGE.read_text("utf-8")
    assert [name for name in ("App", "Calculator", "Planner") if f"`{name}(" not in told] == []
    assert {"App", "Calculator", "Planner"} <= set(riktig_widgets.__all__)
