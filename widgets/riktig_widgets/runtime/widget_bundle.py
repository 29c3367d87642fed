"""What the widget brings along, made anew when a source is newer than it.

Its script stands alone; what draws pictures is sent by the kernel when a card has one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from riktig_widgets.runtime.assets import drawing
from riktig_widgets.runtime.bundle import bundle_widget
from riktig_widgets.runtime.tools import CHECKOUT, STATIC

WIDGET, APP_WIDGET = "widget.js", "widget-apps.js"
SPECS = STATIC / "dist" / "charts.json"
VEGA = STATIC / "dist" / "vega.js"
CHARTS = CHECKOUT / "src" / "riktig" / "charts"


def widget_script(entry: str = WIDGET) -> Path:
    """Where the bundle lies; made first if it is missing or stale. `ToolMissing` without Node."""
    bundle = STATIC / "dist" / entry
    if _is_stale(bundle, STATIC, "*.js"):
        bundle_widget(entry, bundle)
    return bundle


def widget_charts() -> tuple[dict[str, Any], bytes]:
    """Every chart's spec with the words for numbers and dates, and Vega's script."""
    if _is_stale(SPECS, CHARTS, "*.py") or not VEGA.is_file():
        SPECS.parent.mkdir(parents=True, exist_ok=True)
        drawing(SPECS.parent)
    return json.loads(SPECS.read_text("utf-8")), VEGA.read_bytes()


def _is_stale(made: Path, sources: Path, pattern: str) -> bool:
    newest = max(path.stat().st_mtime for path in sources.glob(pattern))
    return not made.is_file() or made.stat().st_mtime < newest
