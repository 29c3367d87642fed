"""A number is never wrong by a factor of ten, a hundred or a thousand."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from riktig.extract.dates import decide_order, parse_date
from riktig.extract.numbers import decide_style, parse

NO_MARK = st.just("")


def written(thousandths: int, decimals: int, mark: str, group: str) -> str:
    """A number as somebody writes it: any decimal mark, grouped or not, any decimals."""
    whole, part = divmod(thousandths, 1000)
    digits = f"{whole:,}".replace(",", group)
    return f"{digits}{mark}{part:03d}"[: len(digits) + 1 + decimals] if decimals else digits


def value_of(thousandths: int, decimals: int) -> float:
    step = 10 ** (3 - decimals)
    return thousandths // step * step / 1000


@given(
    st.lists(st.integers(0, 99_999_999), min_size=1, max_size=30),
    st.integers(0, 3),
    st.sampled_from([(",", ""), (".", ""), (",", "."), (".", ","), (",", " "), (".", "\u00a0")]),
)
def test_a_column_written_one_way_is_read_right_or_not_at_all(numbers, decimals, marks):
    cells = [written(number, decimals, *marks) for number in numbers]
    style = decide_style(cells, None)
    if style is None:
        return
    for number, cell in zip(numbers, cells, strict=True):
        assert parse(cell, style) in (None, value_of(number, decimals))


@given(
    st.lists(st.dates(date(2004, 1, 1), date(2030, 1, 1)), min_size=1, max_size=60),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%Y.%m.%d"]),
)
def test_a_column_of_dates_is_read_right_or_asked_about(days, form):
    cells = [day.strftime(form) for day in days]
    order = decide_order(cells).order
    if order:
        assert [parse_date(cell, order) for cell in cells] == days
