"""A page's widgets as data, when all it shows are ours: such a page needs no JupyterLab.

JupyterLab's scripts are four megabytes in a hundred files, and most of the time until an app can
be used. They are for any widget there is. Ours want three things of a page: their HTML, their
script, and a line to their kernel (`line.js`). What a notebook shows is known when it has been
run, so the choice is made then; a page with anything else gets JupyterLab as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import brotli
from tornado import web

from riktig_hub.book import FOREVER, accepted_encodings
from riktig_hub.guard import Guard

VIEW = "application/vnd.jupyter.widget-view+json"
OURS = "riktig_widgets."
FOLDER = "voila/own/"
PATTERN = rf"{FOLDER}([0-9a-f]{{24}}\.(?:js|css))"
# More versions than an hour of rebuilding makes; the oldest goes.
MOST_KEPT = 32
QUALITY = 9
TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


@dataclass(frozen=True)
class Kept:
    """A script or style sheet that a kernel brought, as it is and pressed."""

    plain: bytes
    pressed: bytes


_kept: dict[str, Kept] = {}


def keep(content: str, kind: str) -> str:
    """Where a widget's script (`js`) or style sheet (`css`) is, named by its hash."""
    plain = content.encode()
    name = f"{sha256(plain).hexdigest()[:24]}.{kind}"
    if name not in _kept:
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[name] = Kept(plain, brotli.compress(plain, quality=QUALITY))
    return FOLDER + name


class KeptHandler(Guard):
    """What widgets are made of. Public on this machine, as the book's scripts are."""

    def get(self, name: str) -> None:
        """404 once a newer version has pushed it out."""
        found = _kept.get(name)
        if found is None:
            raise web.HTTPError(404)
        self.set_header("Content-Type", TYPES[name.rpartition(".")[2]])
        self.set_header("Cache-Control", FOREVER)
        self.set_header("Vary", "Accept-Encoding")
        if "br" in accepted_encodings(self.request.headers.get("Accept-Encoding", "")):
            self.set_header("Content-Encoding", "br")
            self.finish(found.pressed)
        else:
            self.finish(found.plain)


def own_widgets(kernel_start: Callable[..., Any], base: str) -> dict[str, Any] | None:
    """The state of every widget shown, by id; `None` when the page shows anything but ours.

    `base` is what the server's addresses begin with.

    `kernel_start` is what Voila gives a template to start the kernel by: it belongs to the
    renderer, whose executor knows what the cells showed. Voila has no other door to it.
    """
    try:
        executor = kernel_start.func.__self__.executor  # type: ignore[attr-defined]
        shown = list(_shown(executor.nb.cells))
        states = [executor.widget_state[one] for one in shown]
    except (AttributeError, KeyError):
        return None
    if not shown or not all(_is_ours(state) for state in states):
        return None
    return {one: _brought(state, base) for one, state in zip(shown, states, strict=True)}


def _shown(cells: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """The ids of the widgets shown. KeyError at output of another kind."""
    for cell in cells:
        for output in cell.get("outputs", ()):
            yield output["data"][VIEW]["model_id"]


def _is_ours(state: Mapping[str, Any]) -> bool:
    return str(state.get("_anywidget_id", "")).startswith(OURS) and "_esm" in state


def _brought(state: Mapping[str, Any], base: str) -> dict[str, Any]:
    values = {name: value for name, value in state.items() if _is_plain(name, value)}
    return {
        "script": base + keep(state["_esm"], "js"),
        "style": base + keep(state["_css"], "css") if state.get("_css") else None,
        "values": values,
    }


def _is_plain(name: str, value: object) -> bool:
    reference = isinstance(value, str) and value.startswith("IPY_MODEL_")
    return not name.startswith("_") and not reference
