"""The one made-up file a page can be tried with."""

from __future__ import annotations

from typing import Final

from riktig.synthetic.practice import practice
from riktig.synthetic.write_delimited import write_canonical

SEED: Final = 4
MONTHS: Final = 14  # the measures' year, and two months before it


def example_file() -> str:
    """An extract of an ordinary made-up practice, in our own format."""
    return write_canonical(practice(SEED, MONTHS, effect="none"))
