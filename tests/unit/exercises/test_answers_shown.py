"""What a participant answered, as the feedback says it back."""

from __future__ import annotations

from riktig_exercises.answers import Answers
from riktig_exercises.answers_shown import shown_answers
from riktig_exercises.key import version_for
from riktig_exercises.master import load_master

from riktig.registry import CALCULATORS

ASSIGNMENT = "final_test"


def test_a_pack_that_was_not_named_is_not_said_back():
    drugs = next(field for field in CALCULATORS["omeq"].form().fields if field.kind == "list")
    substance = next(field for field in drugs.fields if field.brands)
    labels = {choice.value: choice.label for choice in substance.choices}
    packs = [brand.value for brand in substance.brands]
    shared = {value for value in packs if value in labels or packs.count(value) > 1}
    assert shared & set(labels)
    assert shared - set(labels)
    master = load_master(ASSIGNMENT, version_for(ASSIGNMENT, "d07", 1))
    asked = next(one.id for one in master.questions if one.key.get("calculator") == "omeq")
    for value in shared:
        given = {asked: {drugs.key: [{substance.key: value}]}}
        line = shown_answers(Answers(ASSIGNMENT, "0" * 32, "d07", given))[asked]
        assert f"({substance.label}: {labels.get(value, value)})" in line
