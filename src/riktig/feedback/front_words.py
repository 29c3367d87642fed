"""How many words stand on page one, and how it is made to hold no more than it may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from riktig.blocks.statement import Statement
from riktig.feedback.report import FrontPage, Headline

MOST_WORDS: Final = 150  # on the whole page: the yardstick's own limit
# What a template puts on the page besides: title, periods, a heading and the page's number; that
# the data are made up; and the reader's letter.
PLAIN_FRAME: Final = 16
SYNTHETIC_WORDS: Final = 2
LETTER_WORDS: Final = 5
FRAME_WORDS: Final = PLAIN_FRAME + SYNTHETIC_WORDS + LETTER_WORDS
MOST_OWN_WORDS: Final = MOST_WORDS - FRAME_WORDS


def most_words(*, synthetic: bool, lettered: bool) -> int:
    """How many words the page may have of its own, by what stands around them."""
    frame = PLAIN_FRAME + SYNTHETIC_WORDS * synthetic + LETTER_WORDS * lettered
    return MOST_WORDS - frame


def word_count(front: FrontPage) -> int:
    """Words of page one as anyone would count them: what stands between spaces."""
    return sum(len(words.split()) for words in _written(front))


class Less(NamedTuple):
    """What may stand instead of parts of page one; `None` leaves the part as it is."""

    done: Sequence[Statement] | None = None
    action: Statement | None = None


def fitted(
    front: FrontPage,
    *shorter: Sequence[Headline],
    less: Less = Less(),  # noqa: B008 (frozen)
    changes: int = 0,
    resorts: Sequence[Less] = (),
    most: int = MOST_OWN_WORDS,
) -> FrontPage:
    """The page with at most so many words.

    `shorter` are its headlines again, each time said in fewer words. What gives way, in this
    order, until it fits: the second strength; each fuller form of the headlines, from the last
    headline to the first; what `less` has; then the last headline, with all others in full
    again. The first `changes` headlines are changes: before one of them the `resorts` are tried,
    one after the other. What is left out stands in its own section.
    """
    for kept in range(len(front.headlines), -1, -1):
        spare = resorts if kept == changes else ()
        for one in _ever_shorter(_with(front, kept), shorter, [less, *spare]):
            if word_count(one) <= most:
                return one
    raise ValueError("page one cannot be said in so few words")


def _with(front: FrontPage, kept: int) -> FrontPage:
    return replace(front, headlines=tuple(front.headlines[:kept]))


def _ever_shorter(
    front: FrontPage, shorter: Sequence[Sequence[Headline]], less: Sequence[Less]
) -> Iterator[FrontPage]:
    yield front
    front = replace(front, strengths=front.strengths[:1])
    yield front
    said = list(front.headlines)
    for form in shorter:
        for place in reversed(range(len(said))):
            said[place] = form[place]
            front = replace(front, headlines=tuple(said))
            yield front
    for one in less:
        given = {name: part for name, part in one._asdict().items() if part is not None}
        front = replace(front, **given)
        yield front


def _written(front: FrontPage) -> Iterator[str]:
    yield from (one.text for one in (*front.strengths, *front.done, *front.closing, front.action))
    for headline in front.headlines:
        yield from (headline.title, headline.value, headline.before, headline.message.text)
        yield headline.detectable.text if headline.detectable else ""
