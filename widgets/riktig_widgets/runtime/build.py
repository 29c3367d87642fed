"""The steps of a build, in order, each into its own file or folder of the runtime."""

from __future__ import annotations

import shutil
from pathlib import Path

from riktig_widgets.runtime.assets import charts, fonts, licences, styles
from riktig_widgets.runtime.bundle import bundle_page
from riktig_widgets.runtime.python_parts import python_parts


def build(out: Path) -> Path:
    """Writes the whole runtime under `out`, replacing what stood there."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    bundle_page(out)
    python_parts(out)
    charts(out)
    fonts(out)
    styles(out)
    licences(out)
    return out
