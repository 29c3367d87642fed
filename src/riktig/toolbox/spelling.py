"""When two spellings are taken for the same word: "oxycontin", "OksyKontin" and "oksycontn"."""

from __future__ import annotations

from functools import cache
from typing import Final

from riktig.text.catalogue import text

# How many wrong keys a word of so many letters may have; chosen here.
_ONE_WRONG_FROM: Final = 5
_TWO_WRONG_FROM: Final = 9


@cache
def _alike() -> tuple[tuple[str, str], ...]:
    """Spellings that are heard alike, or typed where a key is missing, in the order they go."""
    pairs = (pair.partition("=") for pair in text("toolbox.spelling.alike").split())
    return tuple((written, heard) for written, _, heard in pairs)


@cache
def folded(word: str) -> str:
    """The word as it is compared: one spelling of sounds that are spelt in several ways."""
    made = word.casefold()
    for written, heard in _alike():
        made = made.replace(written, heard)
    once = [letter for at, letter in enumerate(made) if at == 0 or made[at - 1] != letter]
    return "".join(once)


def allowed_wrong(word: str) -> int:
    """How many wrong keys a folded word may have and still be meant."""
    return (len(word) >= _ONE_WRONG_FROM) + (len(word) >= _TWO_WRONG_FROM)


def wrong_keys(typed: str, word: str, most: int) -> int:
    """Keys between what is typed and the beginning of a word; `most + 1` when there are more.

    A wrong key is one too many, one missing, one for another, or two swapped.
    """
    word = word[: len(typed) + most]
    before: list[int] = []
    last = list(range(len(word) + 1))
    for row, letter in enumerate(typed, 1):
        this = [row]
        for column, other in enumerate(word, 1):
            cost = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != other))
            swapped = row > 1 and column > 1 and typed[row - 2] == other
            if swapped and letter == word[column - 2]:
                cost = min(cost, before[column - 2] + 1)
            this.append(cost)
        before, last = last, this
        if min(this) > most:
            return most + 1
    # The rest of the word is not typed yet.
    return min(last)
