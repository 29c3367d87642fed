"""The addresses of who leads a group."""

from __future__ import annotations

from riktig_hub.groups import (
    commitment_pages,
    letter_pages,
    meeting_pages,
    overview_pages,
    report_pages,
    worksheet_pages,
)
from riktig_hub.web.route import Route

ROUTES: tuple[Route, ...] = (
    *overview_pages.ROUTES,
    *meeting_pages.ROUTES,
    *commitment_pages.ROUTES,
    *worksheet_pages.ROUTES,
    *letter_pages.ROUTES,
    *report_pages.ROUTES,
)
