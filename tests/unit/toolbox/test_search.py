"""Every calculator is found by what a GP calls it, with the slips a hurried hand makes."""

from __future__ import annotations

import pytest

from riktig.calculators.calculator import CALCULATORS
from riktig.registry import handle
from riktig.toolbox.catalogue import MODULES, tools
from riktig.toolbox.search import MOST_TYPED, search
from riktig.toolbox.spelling import folded, wrong_keys


def names(typed: str) -> list[str]:
    return [hit.name for hit in search(typed)]


def test_every_calculator_is_in_the_list_once() -> None:
    assert sorted(MODULES) == sorted(CALCULATORS)
    assert [hit.name for hit in search("")] == [tool.name for tool in tools()]


@pytest.mark.parametrize("tool", tools(), ids=lambda tool: tool.name)
def test_every_calculator_is_the_first_found_by_its_title(tool) -> None:
    assert names(tool.title)[0] == tool.name


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("omeq", "omeq"),
        ("OxyContin", "omeq"),
        ("oxycodone", "omeq"),
        ("N02AA05", "omeq"),
        ("Sobril", "diazepam"),
        ("søvn", "sleep_diary"),
        ("sovn", "sleep_diary"),
        ("sövn", "sleep_diary"),
        ("førerkort", "driving"),
        ("foererkort", "driving"),
        ("bil", "driving"),
        ("morfin til metadon", "methadone_from_morphine"),
        ("skjema angst", "scale"),
        ("helfo", "reimbursement_71"),
        ("små tall", "suppress"),
        ("får ikke sove", "sleep_diary"),
        ("vondt i ryggen", "scale"),
        ("uro", "scale"),
        ("smerter", "omeq"),
    ],
)
def test_it_is_found_by_medicine_complaint_or_task(typed: str, first: str) -> None:
    assert names(typed)[0] == first


@pytest.mark.parametrize("typed", ["oksykontn", "oxycotnin", "oksykontiin", "oksikontin"])
def test_a_slip_of_the_hand_is_forgiven_and_the_word_meant_is_shown(typed: str) -> None:
    assert search(typed)[0] == ("omeq", "OxyContin")


def test_every_word_should_fit_and_a_word_that_fits_nothing_does_not_hide_the_others() -> None:
    assert names("angst skjema") == ["scale"]
    assert names("blablabla omeq")[0] == "omeq"
    assert names("xyzzyq") == []


def test_a_short_word_inside_another_is_no_find() -> None:
    assert names("abil") == []


def test_a_search_without_end_is_cut() -> None:
    assert names("omeq" + " " * MOST_TYPED + "sovn") == names("omeq")


def test_two_swapped_keys_are_one_slip() -> None:
    assert wrong_keys("sboril", folded("sobril"), 2) == 1


def test_the_door_says_by_which_word_and_refuses_what_is_no_search() -> None:
    answer = handle({"op": "toolbox_search", "words": "tramadol"})
    assert answer["found"][0] == {"name": "omeq", "by": "tramadol"}
    assert not handle({"op": "toolbox_search", "words": 7})["ok"]
