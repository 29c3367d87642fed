"""One member's trouble as a sentence, so that it never stops the others."""

from __future__ import annotations

from riktig.problem import Refused
from riktig.text import explain, text


class NoFile(Exception):
    """A file that is not there or cannot be opened; holds its name."""


def why(trouble: Exception) -> str:
    """What went wrong, in a sentence that repeats nothing of what a file holds."""
    if isinstance(trouble, Refused):
        return _explained(trouble)
    if isinstance(trouble, NoFile):
        return text("report.command.no_file", name=trouble)
    if isinstance(trouble, OSError):
        return text("report.command.not_written")
    return text("report.command.failed")


def _explained(refusal: Refused) -> str:
    """The sentence of a refusal. One without a sentence is no reason to stop the others."""
    try:
        return explain(refusal.problem)
    except KeyError:
        return text("report.command.failed")
