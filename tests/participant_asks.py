"""A small course's first participant, asking its pages one after the other without a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from course_register import Small, asking, registry_at, small_course
from riktig_hub.participant import plan_pages
from riktig_hub.registry.store import Registry
from riktig_hub.web.answer import Answer, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.given import written

Held = tuple[Registry, Small, Path]


@contextmanager
def course_held(folder: Path) -> Iterator[Held]:
    """A registry with the small course."""
    registry = registry_at(folder)
    yield registry, small_course(registry), folder
    registry.close()


class Asks:
    """Calls with what is asked. Nothing is committed, so each test has its own course."""

    def __init__(self, held: Held, session: Any) -> None:
        _, self.small, self.folder = held
        self.session = session

    def __call__(self, **more: Any) -> Asked:
        return asking(self.session, self.small.participants[0], self.folder, self.small, **more)


@contextmanager
def participant(held: Held) -> Iterator[Asks]:
    """The first participant, for one test."""
    with held[0].reading() as session:
        yield Asks(held, session)


def shown(answer: Answer, asked: Asked) -> str:
    """The words of a page."""
    assert isinstance(answer, Page)
    body = written(answer, asked).body.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", body.split("<main")[1]).split())


PLAN = {
    "aim": "Alle som får sovemedisin fast, har hatt en time om den.",
    "goal": "2,5",
    "by_day": "2026-12-20",
    "measure": "Resepter fornyet uten time",
    "change": "Helsesekretæren tilbyr time i stedet for fornyelse.",
    "prediction": "Halvparten tar imot.",
}


def planned(ask, **more):
    """A plan's first round, written by whoever asks."""
    plan_pages.do_plan(ask(form={**PLAN, **more}))
    ask.session.flush()
