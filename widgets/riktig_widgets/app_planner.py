"""The inside of the app with the taper planner: several medicines, and two plans side by side."""

from __future__ import annotations

from riktig.configuration import Face
from riktig.planning.together_line import MOST_MEDICINES
from riktig.text.catalogue import area
from riktig_widgets import mounts
from riktig_widgets.templates import rendered


def planner_app(face: Face) -> str:
    """What stands around the planner, and the planner itself."""
    words = area("planning_together")
    timeline = {key: words["timeline"][key] for key in ("falls", "busy")}
    told = {**words["app"], **timeline, "most_medicines": MOST_MEDICINES}
    return rendered(
        "apps/nedtrapping.html.j2",
        words=words["app"],
        planner=mounts.planner(face),
        data=mounts.data(told, data_riktig_texts=""),
    )
