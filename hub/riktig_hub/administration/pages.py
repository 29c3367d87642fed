"""The addresses of this part of the course."""

from __future__ import annotations

from riktig_hub.web.route import Route

ROUTES: tuple[Route, ...] = ()
