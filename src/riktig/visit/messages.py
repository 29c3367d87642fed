"""The key messages of each theme, in the order they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.text.catalogue import area
from riktig.visit.wording import paragraphs, plain, sources_of


def messages(theme: str) -> Mapping[str, Mapping[str, str]]:
    """The theme's messages by id, markup kept: `title`, `text`, `do`. KeyError if unknown.

    `detailer`, where there is one, is said to the detailer alone, and stands on no sheet.
    """
    found: Mapping[str, Mapping[str, str]] = area("visit_messages")[theme]
    return found


def message_view(name: str, message: Mapping[str, str]) -> dict[str, Any]:
    """One message in plain text: `text` its first paragraph, `more` the rest."""
    first, *more = paragraphs(message["text"])
    return {
        "id": name,
        "title": plain(message["title"]),
        "text": first,
        "more": more,
        "detailer": plain(message.get("detailer", "")),
        "do": plain(message["do"]),
        "sources": sources_of(message["text"], message["do"]),
    }
