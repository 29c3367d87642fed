"""`{national-measures}`: the measures a national report rated, to sort and to choose among."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.clinical.tables import Row, rows
from riktig.text.catalogue import area
from riktig_book.html import rendered

TABLE = "national_measures"
GOALS = ("m1", "m2", "m3", "m4", "m5", "m6")


def lines() -> list[dict[str, Any]]:
    """One measure a line, in the order of their numbers."""
    return [_line(row) for row in rows(TABLE)]


def _line(row: Row) -> dict[str, Any]:
    texts = area(TABLE)
    ratings = [int(row[goal]) for goal in GOALS]
    overview = [int(cell) for cell in row["overview"].split()]
    return {
        "number": int(row["measure"]),
        "title": row["title"],
        "theme": row["theme"],
        "theme_name": texts["theme"][row["theme"]],
        "actors": row["actors"],
        "actor_names": ", ".join(texts["actor"][actor] for actor in row["actors"].split()),
        "evidence": texts["evidence"][row["evidence"]],
        "ratings": [
            {"goal": goal, "value": value, "other": other if other != value else None}
            for goal, value, other in zip(GOALS, ratings, overview, strict=True)
        ],
        "sum": sum(ratings),
    }


def differing() -> list[dict[str, Any]]:
    """The measures whose numbers or words the papers do not agree on."""
    said: Mapping[str, str] = area(TABLE)["differs"]
    return [
        {"number": line["number"], "title": line["title"], "said": said[str(line["number"])]}
        for line in lines()
        if str(line["number"]) in said
    ]


class NationalMeasures(SphinxDirective):
    """The goals, the table with its controls, and where the numbers differ."""

    def run(self) -> list[nodes.Node]:
        """Reads the table as it is now."""
        self.env.note_reread()
        texts = area(TABLE)
        table = rendered(
            "national-measures.html.j2",
            lines=lines(),
            goals=[(goal, texts["goals"][goal], texts["short"][goal]) for goal in GOALS],
            themes=texts["theme"],
            actors=texts["actor"],
            differing=differing(),
            ui=texts["ui"],
        )
        return [table]


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("national-measures", NationalMeasures)
