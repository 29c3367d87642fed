"""The calculator as an ipywidget: the same form and card, with a kernel behind it."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from riktig.registry import handle
from riktig_widgets.mounts import calculator
from riktig_widgets.runtime.assets import stylesheet
from riktig_widgets.runtime.widget_bundle import widget_script


class CalculatorWidget(anywidget.AnyWidget):
    """What is typed comes in as `values`; `answer` holds the core's answer to just that."""

    _esm = widget_script()
    _css = stylesheet()

    html = traitlets.Unicode().tag(sync=True)
    values = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(html=calculator(name, name))

    @traitlets.observe("values")
    def _answer(self, change: dict[str, Any]) -> None:
        values = change["new"]
        request = {"op": "answer", "calculator": self.name, "values": values, "face": "apps"}
        self.answer = {"for": values, "answer": handle(request)}
