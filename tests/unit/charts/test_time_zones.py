"""A picture of months is the same bytes wherever the machine stands."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from riktig.charts import spec
from riktig.charts.catalogue import NAMES

MONTHS = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)]
DRAWN = (
    f"""
MONTHS = {MONTHS}
"""
    + """
from hashlib import sha256
from riktig.charts import svg
points = [{"month": one, "value": 5 + at % 4} for at, one in enumerate(MONTHS)]
events = [{"month": "2025-11", "label": "Ny periode"}]
median = [{"from": "2025-01", "to": "2026-12", "value": 6, "carried": False, "label": "M"}]
series = {"points": points, "events": events}
for chart, data in (("monthly_series", series), ("run_series", series | {"median": median})):
    picture = {"chart": chart, "data": data, "params": {"title_text": "Måneder"}, "alt": ""}
    print(chart, sha256(svg(picture).encode()).hexdigest())
"""
)
# Ours, and both ends of the day.
ZONES = ("Europe/Oslo", "America/Adak", "Pacific/Kiritimati")


def drawn_in(zone: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", DRAWN],
        env={**os.environ, "TZ": zone},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_the_zone_moves_nothing():
    greenwich = drawn_in("UTC")
    assert len(greenwich.split()) == 4
    for zone in ZONES:
        assert drawn_in(zone) == greenwich, zone


@pytest.mark.parametrize("name", NAMES)
def test_no_time_axis_follows_the_machine(name):
    axes = [one for one in _axes(spec(name)) if one.get("type") == "temporal"]
    assert all("scale" in one and one["scale"]["type"] == "utc" for one in axes if "axis" in one)


def _axes(node):
    if isinstance(node, dict):
        yield from ([node] if "field" in node else [])
        for one in node.values():
            yield from _axes(one)
    elif isinstance(node, list):
        for one in node:
            yield from _axes(one)
