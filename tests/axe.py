"""What axe-core finds on a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"


def serious(page: Page) -> list[str]:
    """Violations axe calls serious or critical, with where they are. `AXE` must be loaded."""
    found: list[str] = page.evaluate(
        """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
             .filter(v => ["serious", "critical"].includes(v.impact))
             .map(v => `${v.id}: ${v.nodes.map(n => n.target).join(" | ")}`)"""
    )
    return found
