"""Questions from a group's numbers: the rule counted by hand, and what is never said."""

from __future__ import annotations

import json
import random
import re

import pytest
from summary_dicts import AFTER, BEFORE, summary

from riktig.blocks.prompt_files import group_of, offered
from riktig.blocks.prompt_words import view
from riktig.blocks.prompts import choose, spread_ratio
from riktig.measures.load import measure_named
from riktig.problem import Refused
from riktig.registry import handle

USERS, BOTH, HEAVY = "opioid_users", "opioid_with_sedative", "z_hypnotic_heavy"
NAMES = ("Kari", "Ola", "Turid", "Nils", "Eva", "Per")


def shared(counts, span=AFTER, member="Kari", **changed):
    return summary(counts, span, member, "share", **changed)


def group(counts, before=None):
    """A member a list of counts; each {measure: (x, n)}."""
    named = list(zip(NAMES, counts, strict=False))
    found = [shared(one, AFTER, name) for name, one in named]
    earlier = zip(NAMES, before or [], strict=False)
    return found + [shared(one, BEFORE, name) for name, one in earlier]


def sides(pairs, name=BOTH):
    made = group_of(group([{name: pair} for pair in pairs]))
    return made.afters(measure_named(name))


def kinds(found):
    return [(one.kind, one.measure.id) for one in found]


def chosen(summaries, *ids):
    made = group_of(summaries)
    return kinds(choose(made, [measure_named(one) for one in ids]))


def test_the_spread_by_hand():
    # 5 members of 100 with 10, 20, 20, 20, 30. Common value 0.2, expected 20, variance 16:
    # (100 + 0 + 0 + 0 + 100) / 16 = 12.5. Chi-square, 4 degrees, 95 %: 9.4877.
    found = spread_ratio(
        measure_named(BOTH), sides([(10, 100), (20, 100), (20, 100), (20, 100), (30, 100)])
    )
    assert found == pytest.approx(12.5 / 9.487729, rel=1e-6)


def test_the_spread_of_a_rate_has_its_mean_as_variance():
    # Expected 20 of 1 000 each: (100 + 100) / 20 = 10.
    found = spread_ratio(
        measure_named(USERS),
        sides([(10, 1000), (20, 1000), (20, 1000), (20, 1000), (30, 1000)], USERS),
    )
    assert found == pytest.approx(10 / 9.487729, rel=1e-6)


def test_lists_of_different_size_are_held_to_their_own_expectation():
    # The same share everywhere is no spread, however different the counts.
    same = [(10, 100), (20, 200), (40, 400), (10, 100), (20, 200)]
    assert spread_ratio(measure_named(BOTH), sides(same)) == pytest.approx(0)


@pytest.mark.parametrize(
    "pairs",
    [
        [(0, 40), (5, 40), (5, 40), (5, 40), (5, 40)],  # expected 4
        [(40, 40), (38, 40), (37, 40), (36, 40), (34, 40)],  # 3 expected not to be
        [(0, 100)] * 5,
    ],
)
def test_a_spread_of_few_is_not_judged(pairs):
    assert spread_ratio(measure_named(BOTH), sides(pairs)) is None


WIDE = [(10, 100), (20, 100), (20, 100), (20, 100), (30, 100)]
WIDER = [(5, 100), (20, 100), (20, 100), (20, 100), (35, 100)]
NARROW = [(19, 100), (20, 100), (20, 100), (20, 100), (21, 100)]


def both(first, second):
    return [{BOTH: a, HEAVY: b} for a, b in zip(first, second, strict=True)]


def test_the_measure_with_most_spread_for_chance_is_asked_about():
    assert chosen(group(both(WIDE, WIDER)), BOTH, HEAVY) == [("spread", HEAVY)]
    assert chosen(group(both(WIDE, WIDER)), BOTH) == [("spread", BOTH)]
    assert chosen(group(both(NARROW, NARROW)), BOTH, HEAVY) == []


def test_four_have_no_spread_and_five_have():
    four = view(group([{BOTH: pair} for pair in WIDER[:3] + WIDER[4:]]), {BOTH})
    assert four["prompts"] == []
    assert any("færre enn 5" in note for note in four["notes"])
    assert len(view(group([{BOTH: pair} for pair in WIDER]), {BOTH})["prompts"]) == 1


def changed(first, second):
    """Five equal members before, and after; 40 of 200 in all before."""
    before = [{BOTH: (40, 200), HEAVY: (40, 200)}] * 5
    return group([{BOTH: (first, 200), HEAVY: (second, 200)}] * 5, before)


def test_the_largest_change_beyond_chance_is_asked_about():
    # 200 of 1 000 to 150 and to 125: rate ratios 0.75 and 0.625, both surely below 1.
    assert chosen(changed(30, 25), BOTH, HEAVY) == [("change", HEAVY)]
    # 200 to 195: may be chance.
    assert chosen(changed(39, 39), BOTH, HEAVY) == []


def test_what_went_against_the_wish_is_the_surprise_and_asked_about_once():
    # One down to 0.75, as wanted; the other up to 1.5, which is also the larger change.
    made = group_of(changed(30, 60))
    found = choose(made, [measure_named(BOTH), measure_named(HEAVY)])
    assert kinds(found) == [("change", BOTH), ("surprise", HEAVY)]
    assert found[1].beside.id == BOTH
    assert chosen(changed(40, 60), BOTH, HEAVY) == [("surprise", HEAVY)]


def test_all_three_at_once():
    before = [{BOTH: (40, 200), HEAVY: (40, 200), USERS: (100, 1000)}] * 5
    after = [{BOTH: (x, 200), HEAVY: (60, 200), USERS: (70, 1000)} for x in (20, 40, 40, 40, 60)]
    assert chosen(group(after, before), USERS, BOTH, HEAVY) == [
        ("spread", BOTH), ("change", USERS), ("surprise", HEAVY),
    ]  # fmt: skip


def test_a_small_group_hears_the_way_and_no_number():
    before = [{BOTH: (40, 200)}] * 3
    found = view(group([{BOTH: (61, 200)}] * 3, before), {BOTH})
    (prompt,) = found["prompts"]
    assert prompt["said"] == (
        "For gruppen samlet har tallet gått opp, mer enn tilfeldigheter alene vanligvis gir."
    )
    assert not re.search(r"\d", prompt["said"] + prompt["question"])


def test_the_words_of_a_spread_and_of_a_change():
    found = view(group([{BOTH: pair} for pair in WIDE]), {BOTH})
    (spread,) = found["prompts"]
    assert spread["said"].startswith("Tallene går fra 10,0 til 30,0\u00a0%.")
    assert spread["question"].endswith("?")
    assert any("sykehjem" in one for one in found["reasons"])
    (change,) = view(changed(30, 40), {BOTH, HEAVY})["prompts"]
    assert "fra 20,0\u00a0% til 15,0\u00a0%" in change["said"]
    assert any("går ofte ned av seg selv" in note for note in change["notes"])


def test_a_masked_member_takes_the_measure_out_for_all_and_is_not_pointed_at():
    counts = [{BOTH: pair, HEAVY: (20, 100)} for pair in WIDER]
    counts[1] = {BOTH: (None, 100), HEAVY: (20, 100)}
    found = view(group(counts), {BOTH, HEAVY})
    assert [one["id"] for one in found["measures"]] == [HEAVY]
    (why,) = found["missing"]
    assert why["titles"] == [measure_named(BOTH).title]
    assert "minst én fil" in why["why"]
    assert found["prompts"] == []
    for one in NAMES:
        assert one not in str(found)


def test_a_measure_that_one_file_lacks_is_named():
    counts = [{BOTH: (20, 100), HEAVY: (20, 100)}] * 4 + [{BOTH: (20, 100)}]
    assert [why for _, why in offered(group_of(group(counts))).missing] == ["not_in_all"]


def test_another_version_is_named():
    found = group([{BOTH: (20, 100)}] * 5)
    found[2]["measures"][0]["version"] += 1
    assert [why for _, why in offered(group_of(found)).missing] == ["other_version"]


@pytest.mark.parametrize(
    ("summaries", "code"),
    [
        ([], "group_too_few"),
        (group([{BOTH: (20, 100)}]), "group_too_few"),
        (group([{BOTH: (20, 100)}], [{BOTH: (20, 100)}]), "group_too_few"),
        ([*group([{BOTH: (20, 100)}] * 2), summary({BOTH: (20, 100)}, AFTER)], "group_private"),
        ([*group([{BOTH: (20, 100)}] * 2), shared({BOTH: (20, 100)})], "group_member_twice"),
        (
            [*group([{BOTH: (20, 100)}] * 2, [{BOTH: (20, 100)}] * 2), shared({BOTH: (9, 99)})],
            "group_member_twice",
        ),
        ([shared({}), shared({}, BEFORE, "Ola")], "group_periods"),
        ([shared({}), shared({}, member="Ola", event="prescribed")], "group_mixed"),
        ([shared({}), shared({}, member="Ola", attribution="my_patients")], "group_mixed"),
        ([shared({}, member=f"M{n}") for n in range(41)], "group_too_many"),
    ],
)
def test_files_that_cannot_be_looked_at_together(summaries, code):
    with pytest.raises(Refused) as refused:
        group_of(summaries)
    assert refused.value.problem.code == code


def test_real_and_made_up_are_not_mixed():
    real = shared({}, member="Ola")
    real["made_by"]["synthetic"] = False
    with pytest.raises(Refused, match="group_mixed"):
        group_of([shared({}), real])


def test_some_with_one_period_have_no_change():
    before = [{BOTH: (40, 200)}] * 4
    found = view(group([{BOTH: (20, 200)}] * 5, before), {BOTH})
    assert found["prompts"] == []
    assert any("Bare noen" in note for note in found["notes"])


def test_a_refusal_has_a_sentence_and_no_name():
    made = [*group([{BOTH: (20, 100)}] * 2), shared({BOTH: (20, 100)})]
    answer = handle({"op": "group_prompts"}, [json.dumps(one).encode() for one in made])
    assert answer["problem"]["code"] == "group_member_twice"
    assert answer["message"].endswith(".")
    assert not any(name in answer["message"] for name in NAMES)


def test_chance_alone_seldom_asks():
    """Six members who are alike, and stay so: the rules speak in about one of twenty groups."""
    drawn = random.Random(1)  # noqa: S311 - a simulation
    spoke = {"spread": 0, "change": 0}
    for _ in range(300):
        held = [[sum(drawn.random() < 0.2 for _ in range(150)) for _ in range(6)] for _ in "ab"]
        after, before = ([{BOTH: (x, 150)} for x in counts] for counts in held)
        for kind, _ in chosen(group(after, before), BOTH):
            spoke["spread" if kind == "spread" else "change"] += 1
    assert spoke["spread"] / 300 <= 0.08
    assert spoke["change"] / 300 <= 0.08
