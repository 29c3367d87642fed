"""What a page function gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from riktig.text import text
from riktig_hub.web.cookies import Cookies


@dataclass(frozen=True)
class Page:
    """A template of `riktig_hub/templates` and what fills it."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    cookies: Cookies = field(default_factory=Cookies)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Go:
    """To another address (303), with a sentence to show there: a text key, and numbers in it."""

    to: str
    said: str = ""
    filling: Mapping[str, int] = field(default_factory=dict)
    cookies: Cookies = field(default_factory=Cookies)


@dataclass(frozen=True)
class File:
    """A file to keep."""

    name: str
    content: bytes
    kind: str  # its media type


@dataclass(frozen=True)
class Data:
    """JSON for one of our own scripts."""

    values: Mapping[str, Any]
    status: int = 200


Answer = Page | Go | File | Data


class Wrong(Exception):
    """What was filled in cannot be used: a text key, what fills it, and the field it is about.

    Nothing of the request is kept. The page is shown again with the sentence at the field and
    all that was typed, by the route's `get`.
    """

    def __init__(self, key: str, at: str = "", **filling: str) -> None:
        self.at = at
        self.sentence = text(key, **filling)
        super().__init__(self.sentence)


class NotHere(Exception):
    """404: there is no such thing, or not for whoever asks."""
