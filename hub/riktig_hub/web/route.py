"""An address: who may use it, what it answers, and what the log says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from riktig_hub.web.answer import Answer
from riktig_hub.web.asked import Asked

PageFunction = Callable[[Asked], Answer]

# Who may use an address. ANYBODY needs no login. The others are roles in the course that the
# address names; an administrator may use every address but a participant's own.
ANYBODY = "anybody"
LOGGED_IN = "logged_in"
PARTICIPANT = "participant"
FACILITATOR = "facilitator"
DETAILER = "detailer"
MUNICIPALITY = "municipality"
ADMINISTRATOR = "administrator"

# What stands for an id in an address.
_PLACE = re.compile(r"<([a-z_]+)>")
_SEGMENT = r"(?P<\1>[A-Za-z0-9_.-]{1,80})"


@dataclass(frozen=True)
class Route:
    """One address, such as `/gruppe/<group>/oppmote`.

    `<course>`, `<group>` and `<person>` are looked up and allowed before a function is called;
    other places are given as they stand. `sees` is the one whose data are shown (`person`, `group`
    or `course`): each use of such an address is logged. A post without a function is 405.

    A post is one transaction, unless the page opens its own (`Asked.writing`): a login must keep
    that a password was wrong, and not hold a writer's lock while it reckons.
    """

    address: str
    name: str
    who: str
    get: PageFunction | None = None
    post: PageFunction | None = None
    sees: str = ""
    most_bytes: int = 64 * 1024
    own_transactions: bool = False

    @property
    def pattern(self) -> str:
        """The address for Tornado."""
        return _PLACE.sub(_SEGMENT, self.address)

    @property
    def places(self) -> Collection[str]:
        """What the address names."""
        return _PLACE.findall(self.address)
