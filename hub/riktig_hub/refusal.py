"""The server will not start: a text key and what fills it."""

from __future__ import annotations

from riktig.text import text


class Refusal(Exception):
    """Raised before anything listens. `str()` is the sentence for whoever started it."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(text(key, **values))
