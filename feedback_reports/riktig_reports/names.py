"""What the written files are called, and how a name is said on a screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

GROUP_NAME = "gruppe"
DECK_NAME = "gruppe-lysbilder"
SHEET_NAME = "moeteark"  # of a group too small for numbers
MOST_CHARACTERS = 60
_UNSAFE = re.compile(r"[^\w.-]+")
# Names Windows keeps for devices, whatever ending comes after.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[\d\u00b9\u00b2\u00b3]|lpt[\d\u00b9\u00b2\u00b3])(\.|$)")
_NOBODY = "medlem"


def file_names(members: Sequence[str]) -> dict[str, str]:
    """A file name for each member, without an ending; two never share one.

    Every system can hold the names: letters and digits, no device of Windows.
    """
    taken = {GROUP_NAME, DECK_NAME, SHEET_NAME}
    names = {}
    for member in members:
        plain = _plain(member)
        name, number = plain, 2
        while name.casefold() in taken:
            name, number = f"{plain}-{number}", number + 1
        taken.add(name.casefold())
        names[member] = name
    return names


def said(name: str) -> str:
    """A name for one line of a terminal: what cannot be seen becomes a mark that can."""
    return "".join(one if one.isprintable() else "\ufffd" for one in name)


def _plain(member: str) -> str:
    safe = _UNSAFE.sub("_", unicodedata.normalize("NFC", member))
    plain = safe.strip("._-")[:MOST_CHARACTERS].rstrip("._-") or _NOBODY
    return f"{_NOBODY}-{plain}" if _DEVICE.match(plain.casefold()) else plain
