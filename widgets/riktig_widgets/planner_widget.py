"""The taper planner as an ipywidget, for notebooks and for those who build on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

from riktig.registry import handle
from riktig_widgets import mounts
from riktig_widgets.answering import AnsweringWidget, Reply


class Planner(AnsweringWidget):
    """The planner's page; `answer` may be observed: `{"ok", "plan"}`, or what still waits.

    It is empty until the page has asked, and is not saved with a notebook.
    """

    answer = traitlets.Dict()

    def __init__(self) -> None:
        super().__init__(mounts.planner("apps"))

    def _plan(self, content: Mapping[str, Any]) -> Reply:
        return handle({"op": "plan", "input": content.get("input"), "face": "apps"}), []

    def _answered(self, asked: str, _content: Mapping[str, Any], answer: Any) -> None:
        if asked == "plan":
            self.answer = answer

    replies: ClassVar = {"plan": _plan}
