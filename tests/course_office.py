"""The course office asking for its pages, without a server. Nothing is committed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from course_register import NOW, Small, asking
from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry
from riktig_hub.web.answer import Answer, Page
from riktig_hub.web.asked import Asked, Here, Upload
from riktig_hub.web.given import written
from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Office:
    """An administrator of the small course, in a session of their own."""

    session: Session
    folder: Path
    small: Small

    @property
    def course(self) -> Course:
        found = self.session.get(Course, self.small.course)
        assert found is not None
        return found

    def person(self, at: int = 0) -> Person:
        found = self.session.get(Person, self.small.participants[at])
        assert found is not None
        return found

    def asked(
        self,
        *,
        of: Person | None = None,
        within: str = "",
        query: dict[str, str] | None = None,
        file: bytes = b"",
        now: Any = NOW,
        mail: Any = None,
        **form: Any,
    ) -> Asked:
        """A request about `of`, in a group; a form's field has one value or a list of them."""
        plain = asking(self.session, self.small.administrator, self.folder, self.small, now=now)
        chosen = self.session.get(Group, within or self.small.group)
        return replace(
            plain,
            here=Here(self.course, chosen, of, None),
            query=query or {},
            form={key: one if isinstance(one, list) else [one] for key, one in form.items()},
            files={"file": [Upload("liste.csv", file)]} if file else {},
            setting=replace(plain.setting, mail=mail),
        )


@contextmanager
def office(registry: Registry, small: Small, folder: Path) -> Iterator[Office]:
    """The office, until the session is rolled back."""
    with registry.reading() as session:
        yield Office(session, folder, small)


def shown(answer: Answer, asked: Asked) -> str:
    """What a person reads of a page."""
    assert isinstance(answer, Page)
    body = written(answer, asked).body.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", body.split("<main")[1]).split())
