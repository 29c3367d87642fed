"""The planner's page hands its scripts all they take from the core's form."""

from __future__ import annotations

import html
import json
import re
from importlib.resources import files

from riktig_widgets import mounts


def test_what_the_scripts_read_of_the_form_is_in_the_page():
    page = mounts.planner()
    found = re.search(r"<script[^>]*data-riktig-texts[^>]*>(.*?)</script>", page, re.DOTALL)
    form = json.loads(html.unescape(found[1]))["form"]
    static = files("riktig_widgets") / "static"
    scripts = "".join(
        one.read_text("utf-8") for one in static.iterdir() if one.name.startswith("planner")
    )
    read = set(re.findall(r"\btexts\.form\.(\w+)|\bthis\.about\.(\w+)", scripts))
    names = {name for pair in read for name in pair if name}
    assert {"hold_days", "substances", "labels"} <= names
    assert names <= form.keys()
