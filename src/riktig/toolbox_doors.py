"""The requests of the app with every calculator: what fits a search, an answer as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, cast

from riktig.calculators.calculator import CALCULATORS
from riktig.configuration import Face
from riktig.problem import Refused
from riktig.text.catalogue import text

Request = Mapping[str, Any]

# A face that does not tell its name is held to be the one that may show least.
_LEAST: Final = "public_site"


def search_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{words}` -> `{found: [{name, by}]}`, best first; `by` is the word that led there."""
    from riktig.toolbox.search import search

    words = request.get("words")
    if not isinstance(words, str):
        raise Refused("invalid_input")
    return {"ok": True, "found": [hit._asdict() for hit in search(words)]}


def journal_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{calculator, values, today}` -> what was typed in one line, and the journal text.

    `journal` is empty, and `message` says why, where the face gives nothing about a patient.
    """
    from riktig.toolbox.journal import told

    name, values = request.get("calculator"), request.get("values")
    known = isinstance(name, str) and name in CALCULATORS
    if not known or not isinstance(values, Mapping):
        raise Refused("invalid_input")
    face = request.get("face")
    shown_on = cast("Face", face if isinstance(face, str) else _LEAST)
    made = told(str(name), values, _day(request.get("today")), shown_on)
    off = "" if made.journal else text("toolbox.journal.off")
    return {
        "ok": True,
        "inputs": made.inputs,
        "journal": made.journal,
        "about_patient": made.about_patient,
        "message": off,
    }


def _day(written: object) -> date:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise Refused("invalid_input") from None
