"""What may be said again of a name that was typed: it may be a person's."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

# Stands for a name that resembles nothing that is known.
UNNAMED: Final = "?"
# A word a program could have as a field, with no run of digits.
FIELD_LIKE: Final = re.compile(r"(?!.*\d{3})[A-Za-z][A-Za-z0-9_]{0,39}")
# How alike a misspelling and the name it was meant to be must be, of 1 (chosen here).
ALIKE: Final = 0.75


def said_again(name: object, known: Collection[str]) -> str:
    """A misspelt field name, or `UNNAMED` where it resembles none of the known names.

    "perday" helps the one who typed it. "Ola Nordmann 01017012345" would put a person
    into an error message and whatever log it ends in.
    """
    if not isinstance(name, str) or not FIELD_LIKE.fullmatch(name):
        return UNNAMED
    # Imported on use: a request without a misspelling should not wait for it.
    from difflib import get_close_matches

    return name if get_close_matches(name.lower(), known, n=1, cutoff=ALIKE) else UNNAMED
