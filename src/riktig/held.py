"""What one page has read and counted, kept in memory between its requests."""

from __future__ import annotations

from dataclasses import dataclass

from riktig.audit.result import Audit
from riktig.extract.record import Reading
from riktig.problem import Refused


@dataclass
class Held:
    """One reader's files as read, and the last audit of them.

    Made by the face that serves one reader (a page's worker, a kernel, a command), never shared,
    never written anywhere. A face without one holds nothing between requests.
    """

    reading: Reading | None = None
    audit: Audit | None = None

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
