"""The front end: what a reader sees of a calculator, an audit, a comparison or a chart.

`show("omeq")` in a chapter's cell is plain HTML while the book is built, and a
live widget in JupyterLab and Voila. Both are the same form and the same scripts.
"""

from riktig_widgets.show import (
    show,
    show_app,
    show_audit,
    show_chart,
    show_compare,
    show_journal,
    show_menu,
    show_planner,
    show_prompts,
)

__all__ = [
    "show",
    "show_app",
    "show_audit",
    "show_chart",
    "show_compare",
    "show_journal",
    "show_menu",
    "show_planner",
    "show_prompts",
]
