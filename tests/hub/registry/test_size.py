"""A page asks the registry as often of a large course as of a small one."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.made_up_course import IN_A_GROUP
from bench.page_costs import PAGES, page_costs


@pytest.fixture(scope="module")
def both():
    return page_costs(IN_A_GROUP).pages, page_costs(3 * IN_A_GROUP).pages


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_no_more_of_a_larger_course(both, address: str):
    small, large = (one[address] for one in both)
    assert small.status == large.status
    assert large.status in (200, 303)
    assert large.asked - small.asked == Counter()
