"""The front end: what a reader sees of a calculator, an audit, a comparison or a chart.

`show("omeq")` in a chapter's cell is plain HTML while the book is built, and a
live widget in JupyterLab and Voila. Both are the same form and the same scripts.
Those who build on them take `Calculator`, `Planner` and `App`: docs/reference/widgets.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from riktig_widgets.show import (
    show,
    show_app,
    show_audit,
    show_chart,
    show_compare,
    show_journal,
    show_planner,
    show_prompts,
)

if TYPE_CHECKING:
    from riktig_widgets.calculator_widget import Calculator
    from riktig_widgets.planner_widget import Planner

App = show_app

__all__ = [
    "App",
    "Calculator",
    "Planner",
    "show",
    "show_app",
    "show_audit",
    "show_chart",
    "show_compare",
    "show_journal",
    "show_planner",
    "show_prompts",
]

# ipywidgets is heavy: it is imported when the first widget is wanted.
_WIDGETS = {"Calculator": "calculator_widget", "Planner": "planner_widget"}


def __getattr__(name: str) -> Any:
    if name not in _WIDGETS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WIDGETS[name]}"), name)
