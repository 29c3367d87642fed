"""An app as an ipywidget: the same HTML and scripts as its page, with a kernel behind them.

What is typed comes in messages and is not kept: no part of it is widget state, which a notebook
would save.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

import anywidget
import traitlets

from riktig.registry import Held, handle
from riktig_widgets.app_list import APPS
from riktig_widgets.app_shell import app_html
from riktig_widgets.runtime.assets import stylesheet
from riktig_widgets.runtime.widget_bundle import APP_WIDGET, widget_charts, widget_script

Reply = tuple[object, list[bytes]]
REFUSED: Reply = ({"ok": False}, [])


class AppWidget(anywidget.AnyWidget):
    """Answers its own app's requests to the core, and nothing else."""

    _esm = widget_script(APP_WIDGET)
    _css = stylesheet()

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, name: str) -> None:
        """The app named. KeyError when there is none."""
        super().__init__(html=self._html(name))
        self.app = APPS[name]
        self.doors = self.app.doors
        self.held = Held()
        self.on_msg(self._asked)

    def _html(self, name: str) -> str:
        return app_html(name, "apps")

    def _asked(
        self, _widget: object, content: Mapping[str, Any], buffers: Sequence[memoryview]
    ) -> None:
        """A question `{"id", "ask", ...}` from the page; anything else is left alone."""
        reply = self.replies.get(str(content.get("ask")))
        if reply is not None:
            answer, sent = reply(self, content, [bytes(one) for one in buffers])
            self.send({"id": content.get("id"), "answer": answer}, sent)

    def _door(self, content: Mapping[str, Any], blobs: Sequence[bytes]) -> Reply:
        request = content.get("request")
        if not isinstance(request, Mapping) or request.get("op") not in self.doors:
            return REFUSED
        return handle({**request, "face": "apps"}, blobs, self.held), []

    def _form(self, content: Mapping[str, Any], _blobs: Sequence[bytes]) -> Reply:
        name = str(content.get("name"))
        return (self.app.form(name, "apps") if name in self.app.forms() else ""), []

    def _charts(self, _content: Mapping[str, Any], _blobs: Sequence[bytes]) -> Reply:
        together, vega = widget_charts()
        return together, [vega]

    def _paper(self, content: Mapping[str, Any], _blobs: Sequence[bytes]) -> Reply:
        from riktig_widgets.app_paper import paper

        made = paper(content.get("request"))
        return ({"ok": True}, [made]) if made else REFUSED

    # What a page may ask for. A class that takes rows has more: see `audit_widget`.
    replies: ClassVar[Mapping[str, Callable[[Any, Mapping[str, Any], Sequence[bytes]], Reply]]] = {
        "door": _door,
        "form": _form,
        "charts": _charts,
        "paper": _paper,
    }
