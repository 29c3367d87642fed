"""Builds the folder a page loads: scripts, Python for the browser, charts, styles and fonts.

`python -m riktig_widgets.runtime OUT`. Everything comes from `node_modules`
and from this checkout; nothing is fetched, and nothing names another host.
"""

from riktig_widgets.runtime.build import build
from riktig_widgets.runtime.head import head_tags

__all__ = ["build", "head_tags"]
