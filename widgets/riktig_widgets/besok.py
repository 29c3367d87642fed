"""The visit's frame: what is chosen before it, its clock and tools, its end, the campaign."""

from __future__ import annotations

from typing import Any

from riktig.registry import CALCULATORS
from riktig.text.catalogue import area
from riktig_widgets import mounts
from riktig_widgets.templates import rendered

# What may lie open during a visit, in the order of its buttons.
PANELS = ("needs", "numbers", "messages", "objections", "back", "agreement")
# What the page itself can see is wrong with a file, before the core is asked.
REFUSALS = ("one_file", "row_file", "file_large", "private_file", "not_summary")


def besok() -> str:
    """The HTML of the visit. Its texts go along for the scripts, which hold none."""
    from riktig.visit.plan import lengths, themes

    page = area("visit_page")
    titles = area("visit")["themes"]
    return rendered(
        "apps/besok.html.j2",
        themes=[{"id": name, "title": titles[name]["title"]} for name in themes()],
        lengths=sorted(lengths()),
        panels=[{"id": name, "title": page["panel"][name]} for name in PANELS],
        data=mounts.data({**page["said"], **_known()}, data_riktig_texts=""),
    )


def _known() -> dict[str, Any]:
    """What the scripts must know beside the page's texts."""
    wrong = area("visit")["problem"]
    return {
        "file": {name: wrong[f"visit_{name}"] for name in REFUSALS},
        "calculators": [
            {"name": name, "title": one.form().title} for name, one in CALCULATORS.items()
        ],
    }
