"""The search never fails, never gives one calculator twice, and forgives one slip in long words."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from riktig.registry import handle
from riktig.toolbox.catalogue import MODULES, words
from riktig.toolbox.search import search
from riktig.toolbox.spelling import folded, wrong_keys

WORDS = sorted({one.word for one in words()})
LONG = [word for word in WORDS if len(folded(word)) >= 6 and folded(word).isalpha()]


@given(st.text(max_size=200))
def test_any_text_gives_calculators_at_most_once(typed: str) -> None:
    answer = handle({"op": "toolbox_search", "words": typed})
    names = [one["name"] for one in answer["found"]]
    assert len(set(names)) == len(names)
    assert set(names) <= set(MODULES)


@given(st.sampled_from(WORDS), st.integers(min_value=3))
def test_the_beginning_of_a_word_finds_what_the_whole_word_leads_to(word: str, cut: int) -> None:
    beginning = word[: 3 + cut % max(1, len(word) - 2)]
    leads = {one.tool for one in words() if one.word == word}
    assert leads <= {hit.name for hit in search(beginning)}


@given(st.sampled_from(LONG), st.data())
def test_a_letter_left_out_of_a_long_word_is_forgiven(word: str, data: st.DataObject) -> None:
    whole = folded(word)
    at = data.draw(st.integers(1, len(whole) - 1))
    slip = whole[:at] + whole[at + 1 :]
    assume(folded(slip) == slip)  # two letters that meet may be heard as one
    assert wrong_keys(slip, whole, 1) <= 1
    assert search(slip)


@given(st.text("abcdefgh", max_size=8), st.text("abcdefgh", max_size=8), st.integers(0, 2))
def test_slips_are_counted_no_higher_than_asked(typed: str, word: str, most: int) -> None:
    assert wrong_keys(typed, typed + word, most) == 0
    assert wrong_keys(typed, word, most) >= 0
