"""The front end's own modules on a page of their own, answered by Python in this process.

No book and no Pyodide: forms that no calculator has yet, and cards made to order.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from riktig_widgets.mounts import answer_place, texts
from riktig_widgets.runtime.assets import drawing, stylesheet
from riktig_widgets.runtime.tools import STATIC

from riktig.calculators.form import Form
from riktig.calculators.typed import read_typed
from riktig.paper.form_html import form_html

START = """
import { Calculator } from "./calculator.js";
for (const mount of document.querySelectorAll(".riktig-calculator")) {
  new Calculator(mount, (request) => window.answered(request)).ready();
}
"""
Answered = Callable[[Mapping[str, Any]], dict[str, Any]]


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def make_site(folder: Path, forms: list[Form]) -> None:
    """A page with the forms, the modules as they are, the style sheet and what draws pictures."""
    for path in STATIC.glob("*.js"):
        (folder / path.name).write_bytes(path.read_bytes())
    drawing(folder)
    (folder / "riktig.css").write_text(stylesheet(), "utf-8")
    (folder / "start.js").write_text(START, "utf-8")
    mounts = "".join(mount(form) for form in forms)
    (folder / "index.html").write_text(
        '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>Kinds</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="riktig.css">'
        '<script type="module" src="start.js"></script></head>'
        '<body style="margin:0 auto;max-width:40rem;padding:0 1rem"><main><h1>Kinds</h1>'
        f'<p id="other">Other words of the page.</p>{mounts}</main></body></html>',
        "utf-8",
    )


def mount(form: Form) -> str:
    """As a page has it."""
    return (
        f'<div class="riktig-calculator riktig" data-calculator="{form.name}">'
        f"{form_html(form, clears=True)}{answer_place()}{texts('status', 'card')}</div>"
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder's address while it is served on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def values_card(form: Form) -> Answered:
    """Answers with the values themselves, as `read_typed` gives them, in the card's headline."""

    def answered(request: Mapping[str, Any]) -> dict[str, Any]:
        typed = read_typed(form, request["values"])
        if typed.missing:
            return {"ok": False, "incomplete": True, "message": "…", "fields": list(typed.missing)}
        return {"ok": True, "card": card(json.dumps(typed.values, sort_keys=True))}

    return answered


def card(headline: str, **parts: Any) -> dict[str, Any]:
    """A card as the core gives it."""
    plain = {
        "title": "Card",
        "headline": headline,
        "headline_label": "Values",
        "range": "",
        "warnings": [],
        "notes": [],
        "working": None,
        "tables": [],
        "picture": None,
        "copyables": [],
        "table_line": "A table",
        "copy_text": "All of it",
    }
    return {**plain, **parts}
