"""The apps there are: each has a name, the HTML of its inside, and what a kernel answers for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from riktig.configuration import Face
from riktig_widgets import mounts


@dataclass(frozen=True)
class App:
    """`inside(face)` is the app's HTML below its heading.

    `doors` are the requests of the core's registry that its kernel answers; `forms` whether it
    opens calculators. Title and lead are `apps.NAME.title` and `apps.NAME.lead`.
    """

    name: str
    inside: Callable[[Face], str]
    doors: tuple[str, ...] = ()
    forms: bool = False


def _nedtrapping(face: Face) -> str:
    return mounts.planner(face)


APPS: dict[str, App] = {
    app.name: app for app in (App("nedtrapping", _nedtrapping, doors=("plan",)),)
}
