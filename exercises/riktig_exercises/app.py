"""The app Oppgaver: every assignment of the course, one at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from riktig.configuration import Face
from riktig.text import text
from riktig.text.catalogue import area
from riktig_exercises.aims import modules
from riktig_exercises.course_rules import rules
from riktig_exercises.form import exercise_html
from riktig_exercises.form_templates import rendered
from riktig_exercises.master import assignments, load_master

NAME = "oppgaver"
# Where a kernel's pages find the book, as the server says it to every app.
BOOK = "RIKTIG_BOOK_ADDRESS"
AUDIT = "egen-forskrivning.html"  # the app of that name lies beside this one on the static site


def in_order() -> tuple[str, ...]:
    """All assignments there are, as the course takes them."""
    return rules().in_order(assignments())


def inside(_face: Face) -> str:
    """The assignments by module, and the place of the one that is opened."""
    groups: dict[str, list[dict[str, str]]] = {}
    for name in in_order():
        module = rules().modules.get(name, load_master(name).module)
        groups.setdefault(_heading(module), []).append(
            {"name": name, "title": load_master(name).title}
        )
    return rendered("app", groups=groups, words=area("exercises")["app"])


def _heading(module: str) -> str:
    known = modules().get(module)
    return known.title if known else text("exercises.app.all_modules")


def form(name: str, face: Face) -> str:
    """The answer form of an assignment."""
    book = os.environ.get(BOOK, "/") + "book/"
    return exercise_html(name, AUDIT if face == "public_site" else book + AUDIT)


@dataclass(frozen=True)
class ExercisesApp:
    """An app as `riktig_widgets.app_list` wants it."""

    name: str
    inside: Callable[[Face], str]
    doors: tuple[str, ...]
    forms: Callable[[], Iterable[str]]
    form: Callable[[str, Face], str]


APP = ExercisesApp(NAME, inside, ("exercise_check", "exercise_practice"), in_order, form)
