"""The self-contained script of the widget, bundled anew when a source is newer than it."""

from __future__ import annotations

from pathlib import Path

from riktig_widgets.runtime.bundle import bundle_widget
from riktig_widgets.runtime.tools import STATIC

BUNDLE = STATIC / "dist" / "widget.js"


def widget_script() -> Path:
    """Where the bundle lies; made first if it is missing or stale. `ToolMissing` without Node."""
    newest = max(path.stat().st_mtime for path in STATIC.glob("*.js"))
    if not BUNDLE.is_file() or BUNDLE.stat().st_mtime < newest:
        bundle_widget(BUNDLE)
    return BUNDLE
