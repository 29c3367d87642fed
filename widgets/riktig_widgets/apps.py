"""`python -m riktig_widgets.apps OUT`: the Voila apps as notebooks, from their MyST text."""

from __future__ import annotations

import sys
from pathlib import Path

import jupytext

from riktig_widgets.runtime.tools import CHECKOUT, ToolMissing
from riktig_widgets.runtime.widget_bundle import APP_WIDGET, widget_charts, widget_script

SOURCES = CHECKOUT / "widgets" / "apps"


def build_apps(out: Path, sources: Path = SOURCES) -> tuple[Path, ...]:
    """One notebook an app, and the widget's script ready, so that no kernel must bundle it."""
    widget_script()
    widget_script(APP_WIDGET)
    widget_charts()
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for source in sorted(sources.glob("*.md")):
        target = out / f"{source.stem}.ipynb"
        jupytext.write(jupytext.read(source), target)
        made.append(target)
    return tuple(made)


def main(arguments: list[str]) -> int:
    """Builds into the folder named; 2 on wrong use, 1 when a tool is missing."""
    if len(arguments) != 1:
        print("usage: python -m riktig_widgets.apps OUT", file=sys.stderr)
        return 2
    try:
        build_apps(Path(arguments[0]))
    except ToolMissing as missing:
        print(f"apps: {missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
