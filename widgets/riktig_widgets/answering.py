"""What calculators and the planner have in common as ipywidgets: a page that asks, and answers.

What is typed comes in messages and is not kept: no part of it is widget state, which a
notebook would save.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import anywidget
import traitlets

from riktig_widgets.runtime.assets import stylesheet
from riktig_widgets.runtime.widget_bundle import widget_charts, widget_script
from riktig_widgets.where import in_book

Reply = tuple[object, list[bytes]]


class AnsweringWidget(anywidget.AnyWidget):
    """Shows `html`, and answers the questions named in `replies`.

    While the book is built it is plain HTML: no widget is opened, and none is kept in the page.
    """

    _esm = widget_script()
    _css = stylesheet()

    html = traitlets.Unicode().tag(sync=True)

    replies: ClassVar[Mapping[str, Callable[[Any, Mapping[str, Any]], Reply]]] = {}

    def __init__(self, html: str, **traits: Any) -> None:
        super().__init__(html=html, **traits)
        self.on_msg(self._asked)

    def open(self) -> None:
        """Opens the line to the page, where there is one."""
        if not in_book():
            super().open()

    def _repr_mimebundle_(self, **formats: Any) -> Any:
        if in_book():
            return {"text/html": self.html, "text/plain": ""}
        return super()._repr_mimebundle_(**formats)

    def _asked(self, _widget: object, content: Mapping[str, Any], _buffers: object) -> None:
        """A question `{"id", "ask", ...}` from the page; anything else is left alone."""
        asked = str(content.get("ask"))
        reply = self._charts if asked == "charts" else self.replies.get(asked)
        if reply is None:
            return
        answer, buffers = reply(content) if asked == "charts" else reply(self, content)
        self.send({"id": content.get("id"), "answer": answer}, buffers)
        self._answered(asked, content, answer)

    def _answered(self, asked: str, content: Mapping[str, Any], answer: Any) -> None:
        """The page has its answer: what is left to do here."""

    def _charts(self, _content: Mapping[str, Any]) -> Reply:
        together, vega = widget_charts()
        return together, [vega]
