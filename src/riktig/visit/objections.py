"""What doctors say against: each with an answer and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.text.catalogue import area
from riktig.visit.wording import paragraphs, plain, sources_of


def groups() -> Mapping[str, str]:
    """The groups' titles by id, in the chapter's order."""
    return {name: one["title"] for name, one in area("visit_objections").items()}


def objections() -> Mapping[str, Mapping[str, Any]]:
    """All objections by id, markup kept: `group`, `heading`, `answer`, `words`."""
    return {
        name: {"group": group, **one}
        for group, held in area("visit_objections").items()
        for name, one in held["objections"].items()
    }


def objection_view(name: str, one: Mapping[str, Any]) -> dict[str, Any]:
    """One objection in plain text."""
    return {
        "id": name,
        "heading": f"«{plain(one['heading'])}»",
        "group": {"id": one["group"], "title": groups()[one["group"]]},
        "answer": paragraphs(one["answer"]),
        "sources": sources_of(one["answer"]),
        "words": list(one["words"]),
    }
