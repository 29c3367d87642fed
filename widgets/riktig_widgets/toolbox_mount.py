"""The inside of the app with every calculator."""

from __future__ import annotations

from riktig.text.catalogue import area
from riktig.toolbox.catalogue import tools
from riktig_widgets.mounts import data
from riktig_widgets.templates import rendered


def toolbox() -> str:
    """The list to choose from; forms are fetched when they are opened."""
    words = area("toolbox")
    return rendered(
        "apps/kalkulatorer.html.j2",
        tools=tools(),
        modules=tuple(words["module"]),
        words=words,
        data=data(words["page"], data_riktig_texts=""),
    )
