"""Files of an earlier run that this one does not make: told by name, and never taken away."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from riktig_reports.names import DECK_NAME, GROUP_NAME, SHEET_NAME

ENDINGS = (".html", ".pdf", ".json", ".csv", ".xlsx")
_OF_GROUP = frozenset({DECK_NAME, GROUP_NAME, SHEET_NAME})


def earlier_files(folder: Path, written: Collection[str], *, whole: bool) -> tuple[str, ...]:
    """Reports that lie in the folder beside those `written`, by name.

    A report is known by its page, so that a summary is none. `whole`: the folder is one group's;
    else only other files of the reports that were written (such as a PDF that is not made anew).
    """
    found = {one.name: one for one in _reports(folder)}
    pages = {one.stem for one in found.values() if one.suffix == ".html"}
    ours = pages if whole else {Path(name).stem for name in written}
    return tuple(
        sorted(name for name, one in found.items() if one.stem in ours and name not in written)
    )


def earlier_group_files(folder: Path, made: Collection[str]) -> tuple[str, ...]:
    """Pages of a whole group in the folder, of other kinds than those `made` (without ending)."""
    gone = _OF_GROUP - set(made)
    return tuple(sorted(one.name for one in _reports(folder) if one.stem in gone))


def _reports(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [one for one in folder.iterdir() if one.suffix in ENDINGS and one.is_file()]
