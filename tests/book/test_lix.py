"""LIX against texts counted by hand."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Du sover.", 2),  # two words, one sentence, none long
        # Ten words in two sentences, two of seven letters or more: 10/2 + 100*2/10
        ("Medisinen hjelper deg nå. Etter en tid hjelper den mindre.", 35),
        # Three lines of a list are three sentences: 6/3 + 0
        ("- ta den\n- gå tur\n- ring oss", 2),
        # A decimal number and a date end no sentence: 6/1 + 0
        ("Det er 2,5 mg 1.2.2026 nå.", 6),
        # What binds a word together is inside it: 3/1 + 100*1/3
        ("z-hypnotika gir søvn.", 36),
    ],
)
def test_lix_is_words_a_sentence_and_the_share_of_long_words(text, expected):
    from riktig_book.lix import lix

    assert lix(text) == expected


def test_a_colon_and_a_question_mark_end_a_sentence():
    from riktig_book.lix import lix

    assert lix("Husk: ta den.") == round(3 / 2)
    assert lix("Hva nå? Ring!") == round(3 / 2)
