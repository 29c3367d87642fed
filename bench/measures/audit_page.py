"""The audit in the reader's browser: from the dropped file to the table."""

from __future__ import annotations

from bench.browser import cold, noted
from bench.made_up import ROWS, extract
from bench.measure import Measure
from bench.served import origin

PAGE = "/book/egen-forskrivning.html"


def _drop_to_table() -> float:
    with cold() as context:
        page = context.new_page()
        page.goto(origin() + PAGE)
        noted(page, "open")
        page.set_input_files("input[type=file]", extract())
        return noted(page, "table") - noted(page, "dropped")


MEASURES = [Measure(f"audit page: {ROWS} rows, drop to table", 1.5, "s", _drop_to_table)]
