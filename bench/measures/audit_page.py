"""The audit in the reader's browser: from the dropped file to the table."""

from __future__ import annotations

from pathlib import Path

from bench.browser import cold, noted
from bench.made_up import MANY_ROWS, ROWS, extract, many, spreadsheet
from bench.measure import Measure
from bench.served import origin

PAGE = "/book/egen-forskrivning.html"


def _drop_to_table(file: Path) -> float:
    with cold() as context:
        page = context.new_page()
        page.goto(origin() + PAGE)
        noted(page, "open")
        page.select_option("#riktig-attribution", "my_prescriptions")
        page.set_input_files("input[type=file]", file)
        return noted(page, "table") - noted(page, "dropped")


MEASURES = [
    Measure(f"audit page: {ROWS} rows, drop to table", 1.5, "s", lambda: _drop_to_table(extract())),
    Measure(
        f"audit page: {ROWS} rows of Excel, drop to table",
        6,
        "s",
        lambda: _drop_to_table(spreadsheet()),
    ),
    Measure(
        f"audit page: {MANY_ROWS} rows, drop to table",
        10,
        "s",
        lambda: _drop_to_table(many()),
        runs=3,
    ),
]
