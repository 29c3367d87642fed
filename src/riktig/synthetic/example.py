"""The one made-up file a page can be tried with."""

from __future__ import annotations

from typing import Final

from riktig.synthetic.practice import practice
from riktig.synthetic.write_delimited import write_canonical

# A practice with something to see: a course a year ago, tapers since, and no count so small
# that it would be hidden.
SEED: Final = 30
# The measures' year, the year before it, and the 365 days before that which tell who was new.
MONTHS: Final = 37
# Enough to load everything an audit needs.
SHORT_MONTHS: Final = 14
SHORT_LIST: Final = 100


def example_file(months: int = MONTHS) -> str:
    """An extract of an ordinary made-up practice, in our own format."""
    return write_canonical(practice(SEED, months))


def short_file() -> str:
    """The same for a handful of patients: quickly made and quickly read."""
    return write_canonical(practice(SEED, SHORT_MONTHS, list_size=SHORT_LIST))
