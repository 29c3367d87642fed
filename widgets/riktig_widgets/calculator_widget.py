"""Calculators as an ipywidget: the same forms and cards, with a kernel behind them.

What is typed comes in messages and is not kept: no part of it is widget state, which a
notebook would save.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import anywidget
import traitlets

from riktig.registry import CALCULATORS, handle
from riktig_widgets import mounts
from riktig_widgets.runtime.assets import stylesheet
from riktig_widgets.runtime.widget_bundle import widget_charts, widget_script


class CalculatorWidget(anywidget.AnyWidget):
    """Answers three questions: a calculator's form, its answer, and what draws pictures."""

    _esm = widget_script()
    _css = stylesheet()

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, html: str) -> None:
        super().__init__(html=html)
        self.on_msg(self._asked)

    def _asked(self, _widget: object, content: Mapping[str, Any], _buffers: object) -> None:
        """A question `{"id", "ask", ...}` from the page; anything else is left alone."""
        reply = _REPLIES.get(str(content.get("ask")))
        if reply is not None:
            answer, buffers = reply(content)
            self.send({"id": content.get("id"), "answer": answer}, buffers)


def calculator_widget(name: str) -> CalculatorWidget:
    """One calculator, open."""
    return CalculatorWidget(mounts.calculator(name, name))


def menu_widget(groups: Mapping[str, Sequence[str]]) -> CalculatorWidget:
    """All calculators of some groups, each fetched when it is opened."""
    return CalculatorWidget(mounts.menu(groups))


def planner_widget() -> CalculatorWidget:
    """The taper planner."""
    return CalculatorWidget(mounts.planner("apps"))


def _answer(content: Mapping[str, Any]) -> tuple[object, list[bytes]]:
    request = {
        "op": "answer",
        "calculator": content.get("name"),
        "values": content.get("values"),
        "face": "apps",
    }
    return handle(request), []


def _plan(content: Mapping[str, Any]) -> tuple[object, list[bytes]]:
    return handle({"op": "plan", "input": content.get("input"), "face": "apps"}), []


def _form(content: Mapping[str, Any]) -> tuple[object, list[bytes]]:
    name = str(content.get("name"))
    return (mounts.calculator(name, name) if name in CALCULATORS else ""), []


def _charts(_content: Mapping[str, Any]) -> tuple[object, list[bytes]]:
    together, vega = widget_charts()
    return together, [vega]


_REPLIES = {"answer": _answer, "form": _form, "charts": _charts, "plan": _plan}
