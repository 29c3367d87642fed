"""What is asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.compare import Comparison
from riktig.feedback.choices import Choices
from riktig.feedback.reference import NO_REFERENCE, Reference

LeftOut = tuple[str, str]  # whom or which file, and why


@dataclass(frozen=True)
class Order:
    """How reports are made. `dated` is `None` for the last day that the numbers reach."""

    out: Path
    with_pdf: bool = False
    dated: date | None = None
    agreed: Agreed = NOTHING_AGREED
    reference: Reference = field(default_factory=lambda: NO_REFERENCE)
    choices: Choices = field(default_factory=Choices)
    fonts: Path | None = None
    read: frozenset[Path] = frozenset()  # the files the reports are made from, never written over

    @property
    def day(self) -> date:
        """The day the reports bear, once it is known."""
        return self.dated or date.min

    def dated_by(self, pairs: Sequence[Comparison]) -> Order:
        """The same with a day: the one that was asked for, else the last of the numbers."""
        return replace(self, dated=self.dated or max(pair.after.last for pair in pairs))

    def reading(self, files: Iterable[Path]) -> Order:
        """The same, told which files it is made from."""
        return replace(self, read=frozenset(file.resolve() for file in files))

    def for_group(self, folder: Path, agreed: Agreed) -> Order:
        """The same for one group of many: its own folder, and what it has agreed on."""
        return replace(self, out=folder, agreed=agreed)


class Made(NamedTuple):
    """The files written, what could not be used or made, and what lies there from before."""

    written: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    earlier: tuple[str, ...] = ()  # lay there before, and were not made anew

    def and_(self, other: Made) -> Made:
        """Both together."""
        return Made(
            self.written + other.written,
            self.left_out + other.left_out,
            self.earlier + other.earlier,
        )

    def beside(self, earlier: tuple[str, ...]) -> Made:
        """The same, with files of an earlier run that lie beside."""
        return self._replace(earlier=earlier)
