"""How each page reads: `make prose` prints LIX, words and minutes, and every unknown word.

LIX is words a sentence plus the percentage of words of seven letters or more. Under 40 reads
easily, 40 to 50 as a newspaper. What a page shows beside its prose (forms, code, lists of
sources) is not counted.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.prose.blocks import Block, built_pages
from bench.prose.spelling import DICTIONARIES, misspelled

sys.path.insert(0, str(Path(__file__).parents[2] / "book" / "_ext"))  # no installed package

from riktig_book.lix import lix, words_of
from riktig_book.reading import WORDS_A_MINUTE

# A page with fewer words than this is a form or a list; its LIX says nothing.
LEAST_WORDS = 80
SKIPPED = ("book/malene/", "book/om-tallene")


def readable(pages: Mapping[str, Sequence[Block]]) -> dict[str, str]:
    """The running bokmål text of each page that has enough of it, a line a block."""
    texts = {
        name: "\n".join(block.words for block in blocks if block.lang == "nb")
        for name, blocks in pages.items()
        if not name.startswith(SKIPPED)
    }
    return {name: text for name, text in texts.items() if len(words_of(text)) >= LEAST_WORDS}


def unknown_words(pages: Mapping[str, Sequence[Block]]) -> dict[str, list[str]]:
    """By page: the words that no dictionary and no list of ours knows."""
    found: dict[str, list[str]] = {}
    for name, blocks in pages.items():
        for lang in DICTIONARIES:
            words = misspelled((block.words for block in blocks if block.lang == lang), lang)
            found.setdefault(name, []).extend(sorted(words))
    return {name: words for name, words in found.items() if words}


def main() -> None:
    """Prints a line a page, then the unknown words."""
    pages = built_pages()
    texts = readable(pages)
    sys.stdout.write("LIX  words  minutes  page\n")
    for name, text in texts.items():
        words = len(words_of(text))
        sys.stdout.write(
            f"{lix(text):3}  {words:5}  {max(1, round(words / WORDS_A_MINUTE)):7}  {name}\n"
        )
    values = sorted(lix(text) for text in texts.values())
    sys.stdout.write(f"{len(values)} pages, LIX {values[0]} to {values[-1]}, middle ")
    sys.stdout.write(f"{values[len(values) // 2]}\n")
    for name, unknown in unknown_words(pages).items():
        sys.stdout.write(f"unknown words in {name}: {', '.join(unknown)}\n")


if __name__ == "__main__":
    main()
