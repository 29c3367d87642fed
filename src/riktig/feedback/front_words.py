"""How many words stand on page one, and how it is made to hold no more than it may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from riktig.feedback.report import FrontPage, Headline

MOST_WORDS: Final = 150  # on the whole page: the yardstick's own limit
# What a template may put on the page besides: title, periods, letter, headings, synthetic data.
FRAME_WORDS: Final = 23
MOST_OWN_WORDS: Final = MOST_WORDS - FRAME_WORDS


def word_count(front: FrontPage) -> int:
    """Words of page one as anyone would count them: what stands between spaces."""
    return sum(len(words.split()) for words in _written(front))


def fitted(front: FrontPage, shorter: Sequence[Headline]) -> FrontPage:
    """The page with no more words than it may have; `shorter` are its headlines said in fewer.

    What gives way, in this order, until it fits: the second strength, the longer messages, then
    headlines from the last, never the first. What is left out stands in its own section.
    """
    return next(one for one in _ever_shorter(front, shorter) if _fits(one))


def _ever_shorter(front: FrontPage, shorter: Sequence[Headline]) -> Iterator[FrontPage]:
    yield front
    front = replace(front, strengths=front.strengths[:1])
    yield front
    for kept in range(len(shorter), -1, -1):
        yield replace(front, headlines=shorter[:kept])


def _fits(front: FrontPage) -> bool:
    return word_count(front) <= MOST_OWN_WORDS


def _written(front: FrontPage) -> Iterator[str]:
    yield from (one.text for one in (*front.strengths, *front.done, *front.closing, front.action))
    for headline in front.headlines:
        yield from (headline.title, headline.value, headline.before, headline.message.text)
        yield headline.detectable.text if headline.detectable else ""
