"""The example's group file is one that the report reads."""

from __future__ import annotations

from riktig.agreed.read import read_agreed


def test_the_example_is_a_group_file(root):
    text = (root / "feedback_reports" / "example" / "group.toml").read_text("utf-8")
    agreed = read_agreed(text)
    assert sorted(agreed.letters.values()) == list("ABCDEF")
    assert [plan.member for plan in agreed.plans] == ["P0001"]
    assert agreed.next_look > agreed.meetings[-1]
