"""The chapters' own markup as plain text, with the numbers it fetches.

Chapters and the visit show the same texts. A chapter parses them as MyST; here the few forms they
are allowed are resolved: roles for numbers and sources, links, emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from riktig.clinical.tables import figure, source
from riktig.clinical.written import WAYS, cited

_ROLE: Final = re.compile(r"\{([a-z-]+)\}`([^`]+)`")
_LINK: Final = re.compile(r"(?<!\\)\[([^\]]+)\]\([^)\s]+\)")
_STRONG: Final = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS: Final = re.compile(r"\*([^*]+)\*")
# A detail of a made-up person, and a number of our own choice: said as they stand.
_AS_SAID: Final = ("constructed", "chosen")
SOURCE: Final = "source"


def plain(marked: str) -> str:
    """The text in one paragraph. KeyError for a number, a source or a role there is not."""
    said = _ROLE.sub(lambda found: _resolved(found[1], found[2]), marked)
    for form in (_LINK, _STRONG, _EMPHASIS):
        said = form.sub(r"\1", said)
    return " ".join(said.split())


def paragraphs(marked: str) -> list[str]:
    """As `plain`, for a text with empty lines between its paragraphs."""
    return [plain(part) for part in marked.strip().split("\n\n") if part.strip()]


def sources_of(*marked: str) -> list[dict[str, str]]:
    """The sources cited and those behind the numbers, each once, in the order they come."""
    ids: dict[str, None] = {}
    for text in marked:
        for role, name in _ROLE.findall(text):
            if role == SOURCE:
                ids[name] = None
            elif role in WAYS:
                ids[figure(name).source_id] = None
    return listed(ids)


def listed(ids: Iterable[str]) -> list[dict[str, str]]:
    """Sources with what a reader needs to find them."""
    return [
        {"id": one, "label": cited(one), "title": source(one)["title"], "url": source(one)["url"]}
        for one in ids
    ]


def _resolved(role: str, name: str) -> str:
    if role in _AS_SAID:
        return name
    return cited(name) if role == SOURCE else WAYS[role](figure(name))
