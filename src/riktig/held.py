"""What one page has read and counted, kept in memory between its requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from riktig.audit.result import Audit
from riktig.extract.parts import Kept
from riktig.extract.record import Reading
from riktig.problem import Refused

Progress = Callable[[str, float], None]  # "reading" or "counting", and a share from 0 to 1


def _tell_nobody(_step: str, _share: float) -> None:
    pass


@dataclass
class Held:
    """One reader's files as read, and the last audit of them.

    Made by the face that serves one reader (a page's worker, a kernel, a command), never shared,
    never written anywhere. A face without one holds nothing between requests.
    """

    reading: Reading | None = None
    audit: Audit | None = None
    progress: Progress = _tell_nobody  # told the step and the share of it done; must not raise
    kept: Kept = field(default_factory=Kept)  # files that were looked at and not read yet

    def __post_init__(self) -> None:
        self.kept.progress = lambda share: self.progress("reading", share)

    def read(self) -> Reading:
        """The reading. Refused `nothing_held` before anything has been read."""
        if self.reading is None:
            raise Refused("nothing_held")
        return self.reading

    def audited(self) -> Audit:
        """The last audit. Refused `nothing_held` before one has been made."""
        if self.audit is None:
            raise Refused("nothing_held")
        return self.audit

    def release(self) -> None:
        """Forgets everything."""
        self.reading = self.audit = None
        self.kept.forget()
