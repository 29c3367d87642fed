"""The words of a built page, block by block, each with its language."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

SITE = Path(__file__).parents[2] / "_build" / "html"
HOME_LANGUAGE = "nb"
TEXT_BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "figcaption", "caption")
BLOCKS = frozenset([*TEXT_BLOCKS, "summary", "label", "button", "legend", "option"])
# A place that is not running text: forms have their texts in the text files, a list of
# sources quotes titles as they are printed, and code is code.
SKIPPED_TAGS = frozenset(["script", "style", "code", "pre", "svg", "nav", "template"])
SKIPPED_CLASSES = frozenset(["riktig", "source", "sources", "number"])
EMPTY = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
SENTENCE_CLASSES = frozenset({"number"})
BREAKING_CLASSES = frozenset({"more"})


@dataclass(frozen=True)
class Block:
    """`words` of one paragraph, list item, cell or heading in the language `lang`."""

    tag: str
    lang: str
    words: str


class _Reader(HTMLParser):
    """Walks `<main>` and gathers blocks; what stands in a skipped place is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[tuple[str, str, bool]] = []  # tag, language, skipped
        self._inside_main = 0
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "main":
            self._inside_main += 1
        classes = set((found.get("class") or "").split())
        if tag in BLOCKS or classes & BREAKING_CLASSES or "lang" in found:
            self._close_block()
        if tag in EMPTY:
            self._words.append(" ")
            return
        _, lang, skipped = self._open[-1] if self._open else ("", HOME_LANGUAGE, False)
        skipped = skipped or tag in SKIPPED_TAGS or bool(classes & SKIPPED_CLASSES)
        skipped = skipped or found.get("aria-hidden") == "true"
        if skipped and classes & SENTENCE_CLASSES:
            self._words.append("0")  # a number keeps its place in the sentence
        self._open.append((tag, found.get("lang") or lang, skipped))

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY:  # `<br />` is said to begin and to end
            return
        if tag in BLOCKS or self._changes_language():
            self._close_block(tag)
        while self._open:
            closed, _, _ = self._open.pop()
            if closed == tag:
                break
        if tag == "main":
            self._inside_main -= 1

    def handle_data(self, data: str) -> None:
        _, _, skipped = self._open[-1] if self._open else ("", "", False)
        if self._inside_main and not skipped:
            self._words.append(data)

    def _changes_language(self) -> bool:
        """Whether what ends is in another language than what it stands in."""
        return len(self._open) > 1 and self._open[-1][1] != self._open[-2][1]

    def _close_block(self, tag: str = "") -> None:
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if words:
            lang = self._open[-1][1] if self._open else HOME_LANGUAGE
            inner = tag or next((t for t, _, _ in reversed(self._open) if t in BLOCKS), "")
            self.blocks.append(Block(inner, lang, words))


def blocks_of(page: str) -> list[Block]:
    """The blocks of a page's HTML, in order."""
    reader = _Reader()
    reader.feed(page)
    return reader.blocks


def built_pages(site: Path = SITE) -> dict[str, list[Block]]:
    """The blocks of every page of the built book, by its path in the site."""
    found = sorted([*site.glob("book/**/*.html"), *site.glob("modules/**/*.html")])
    return {path.relative_to(site).as_posix(): blocks_of(path.read_text("utf-8")) for path in found}
