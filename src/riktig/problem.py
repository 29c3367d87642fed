"""Problems are data: a code and the values that explain it.

The core never writes a sentence for a reader. It raises `Refused` with a
`Problem`, and `riktig.text.explain` gives the sentence in bokmål.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """What is wrong and where.

    `code` names a text (`problem.<code>` in one of the text files); `details`
    fills its placeholders. Details never hold a patient row, a name or an
    identity number: row numbers and column names are as far as they go.
    """

    code: str
    details: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """English for developers and logs."""
        inside = ", ".join(f"{key}={value!r}" for key, value in self.details.items())
        return f"{self.code}({inside})"


class Refused(Exception):
    """Raised instead of guessing. Carries the `Problem`."""

    def __init__(self, code: str, **details: object) -> None:
        self.problem = Problem(code, details)
        super().__init__(str(self.problem))
