"""A group whose pages are asked without a server, and numbers its members share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from course_register import NOW, Small, asking
from riktig_hub.registry.people import Person
from riktig_hub.registry.practice import SharedSummary
from riktig_hub.registry.store import Registry
from riktig_hub.web.answer import Answer, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.given import written
from sqlalchemy.orm import Session
from summary_dicts import after, before


@dataclass(frozen=True)
class Room:
    """A registry with one group, and who asks."""

    registry: Registry
    folder: Path
    small: Small
    person: str

    @contextmanager
    def asked(self, **more: Any) -> Iterator[Asked]:
        """A request of a transaction of its own."""
        values = {key: more.pop(key) for key in ("form", "files") if key in more}
        with self.registry.writing() as session:
            asked = asking(session, self.person, self.folder, self.small, **more)
            form = {k: v if isinstance(v, list) else [v] for k, v in values.get("form", {}).items()}
            yield replace(asked, form=form, files=values.get("files", {}))

    def ask(self, function: Callable[[Asked], Answer], **more: Any) -> Answer:
        """What the page answers; a page is filled in, so that a template that fails is seen."""
        with self.asked(**more) as asked:
            answer = function(asked)
            if isinstance(answer, Page):
                answer.values["html"] = written(answer, asked).body.decode()
            return answer

    def html(self, function: Callable[[Asked], Answer], **more: Any) -> str:
        """The page as a reader gets it."""
        answer = self.ask(function, **more)
        assert isinstance(answer, Page)
        return str(answer.values["html"])


def share(
    session: Session, small: Small, person: str, sides: Any = None, *, municipality: bool = True
) -> None:
    """Both periods of a participant. `sides` are their summaries, made up where not given."""
    for period, content in zip(("before", "after"), sides or pair(), strict=True):
        session.add(
            SharedSummary(
                course_id=small.course,
                person_id=person,
                period=period,
                period_from=_day(content["period"]["from"]),
                period_to=_day(content["period"]["to"]),
                content=content,
                for_municipality=municipality,
                shared_at=NOW,
            )
        )


def pair(**changed: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A doctor's two summaries as they share them."""
    return before("meg", "share", **changed), after("meg", "share", **changed)


def name_of(session: Session, person: str) -> str:
    """What somebody is called."""
    found = session.get(Person, person)
    assert found is not None
    return found.name


def _day(written_day: str) -> Any:
    from datetime import date

    return date.fromisoformat(written_day)
