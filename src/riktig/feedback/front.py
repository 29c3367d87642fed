"""Page one: strengths, what was done, at most three headlines, and one thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from riktig.agreed.agreed import Agreed
from riktig.compare import Comparison
from riktig.feedback.headlines import Viewed
from riktig.feedback.report import FrontPage, Who


def front_page(
    views: Sequence[Viewed],
    own: Comparison,
    agreed: Agreed,
    who: Who,
    dated: date | None = None,
) -> FrontPage:
    """Page one of all the doctor's views: it chooses the headlines itself (`headlines.chosen`).

    `dated` is the report's own day; without it the last day of the numbers.
    """
    raise NotImplementedError
