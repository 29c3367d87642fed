"""One calculator as an ipywidget, for notebooks and for those who build on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

import traitlets

from riktig.calculators.typed import read_typed
from riktig.registry import CALCULATORS, calculate, handle
from riktig_widgets import mounts
from riktig_widgets.answering import AnsweringWidget, Reply
from riktig_widgets.show import own_prefix
from riktig_widgets.typed_values import as_typed


class Calculator(AnsweringWidget):
    """A calculator's form and card; `values` may be set, `values` and `answer` observed.

    `values` is what stands in the form, by field: given as numbers or as typed, and as typed once
    the form has it. `answer` is empty until there is one; then `ok` and, where it is true,
    `result`, `warnings`, `table`, `sources` and `card`, else `message`. Neither is saved.
    KeyError names the calculators there are.
    """

    values = traitlets.Dict()
    answer = traitlets.Dict()

    def __init__(self, name: str, values: Mapping[str, Any] | None = None) -> None:
        if name not in CALCULATORS:
            raise KeyError(f"no calculator {name!r}; there are {', '.join(CALCULATORS)}")
        self.name = name
        self._typing = False
        super().__init__(mounts.calculator(name, own_prefix(name)))
        self.values = dict(values or {})

    def clear(self) -> None:
        """Empties the form, its values and its answer."""
        self.values = {}

    @traitlets.observe("values")
    def _set(self, _change: object) -> None:
        """Values from Python: answered at once, and shown where there is a page."""
        if not self._typing:
            self.answer = self._told(self.values) if self.values else {}
            self.send({"fill": self._shown()})

    def _told(self, values: Mapping[str, Any], card: Any = None) -> dict[str, Any]:
        """The wire's answer, with the card a reader sees."""
        shown = card or self._card(values)
        if shown.get("incomplete"):
            return dict(shown)
        typed = read_typed(CALCULATORS[self.name].form(), values).values
        unknown = {key: values[key] for key in values if key not in self._keys()}
        wire = calculate({"calculator": self.name, "input": {**typed, **unknown}}, "apps")
        if wire["ok"]:
            return {**wire, "card": shown.get("card")}
        return {**shown, "ok": False, "message": wire["problem"]["message"], **wire}

    def _keys(self) -> set[str]:
        return {field.key for field in CALCULATORS[self.name].form().fields}

    def _card(self, values: object) -> dict[str, Any]:
        request = {"op": "answer", "calculator": self.name, "values": values, "face": "apps"}
        return handle(request)

    def _shown(self) -> dict[str, Any]:
        return as_typed(CALCULATORS[self.name].form().fields, self.values)

    def _answer(self, content: Mapping[str, Any]) -> Reply:
        return self._card(content.get("values")), []

    def _begin(self, _content: Mapping[str, Any]) -> Reply:
        return self._shown(), []

    def _answered(self, asked: str, content: Mapping[str, Any], answer: Any) -> None:
        """What was typed is in `values` when those who observe `answer` are told."""
        values = content.get("values")
        if asked == "answer" and isinstance(values, Mapping):
            with self._from_page():
                self.values = dict(values)
            self.answer = self._told(values, answer)

    @contextmanager
    def _from_page(self) -> Iterator[None]:
        """The page has these values already: they are not sent back to it."""
        self._typing = True
        try:
            yield
        finally:
            self._typing = False

    replies: ClassVar = {"answer": _answer, "begin": _begin}
