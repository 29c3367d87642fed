"""Where a participant is: what the rules of the next step look at, and what they give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from riktig_hub.chapters import Chapter
from riktig_hub.web.zone import local_day


@dataclass(frozen=True)
class Step:
    """What to do next. `address` is where, `due` by which day, `what` the thing's own name."""

    kind: str
    address: str
    due: date | None = None
    what: str = ""
    part: str = ""  # the module's title
    number: int = 0  # the meeting's


@dataclass(frozen=True)
class Task:
    """An assignment of the course."""

    id: str
    title: str
    module: str
    address: str
    deadline: datetime | None = None

    @property
    def due(self) -> date | None:
        """The day of the deadline."""
        return self.deadline and local_day(self.deadline)


@dataclass(frozen=True)
class ModuleState:
    """A module, what is left of it, and the meeting that ends it."""

    id: str
    title: str
    meeting: int
    unread: tuple[Chapter, ...] = ()
    tasks: tuple[Task, ...] = ()  # those not handed in
    day: date | None = None  # the meeting's
    held: bool = False

    @property
    def done(self) -> bool:
        """Whether nothing is left of it."""
        return self.held and not self.unread and not self.tasks


@dataclass(frozen=True)
class Facts:
    """All that decides the next step."""

    home: str  # the course's own address, `/kurs/<course>`
    today: date
    modules: tuple[ModuleState, ...]
    last_tasks: tuple[Task, ...] = ()  # of no one module: the final test
    counts: tuple[str, ...] = ()  # occasions whose count form is open
    plan: str = "none"  # none, running, due (its day has come, nothing decided), decided
    week_due: bool = False
    month_due: bool = False
    shared: frozenset[str] = frozenset()  # before, after
    evaluated: bool = False
    complete: bool = False
    certificate: bool = False
    begun: bool = True  # has read, handed in, planned or met
    over: bool = False  # the course's last day is past
    waiting: bool = False  # all is done, and somebody else has yet to read some of it
