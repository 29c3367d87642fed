"""LIX, the readability number: words a sentence, and how many of the words are long.

One place, used by the papers' facts and by the tests of the book's prose.
"""

from __future__ import annotations

import re

LONG = 7  # letters from which a word counts as long
WORD = re.compile(r"[^\W_]+(?:[-'’.,:/][^\W_]+)*")
END = re.compile(r"[.!?:](?=\s|$|[»”\")\]])|\n+")


def words_of(text: str) -> list[str]:
    """The words: runs of letters and digits, with what binds them together inside."""
    return WORD.findall(text)


def lix(text: str) -> int:
    """LIX as a whole number; 0 for a text without words.

    A sentence ends at a full stop, question mark, exclamation mark or colon, or where a
    line ends, so that a list item or a heading is a sentence of its own.
    """
    words = words_of(text)
    if not words:
        return 0
    sentences = sum(bool(words_of(part)) for part in END.split(text))
    long = sum(_letters(word) >= LONG for word in words)
    return round(len(words) / sentences + 100 * long / len(words))


def _letters(word: str) -> int:
    return sum(character.isalpha() for character in word)
