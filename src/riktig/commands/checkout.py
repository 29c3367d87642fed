"""The repository's working copy, where the command is run from one."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CLINICAL = Path(__file__).resolve().parents[1] / "clinical"
PROSE = ("modules/**/*.md", "modules/**/*.toml", "book/**/*.md", "exercises/text/**/*.toml")


def is_checkout() -> bool:
    """Whether the program runs from a working copy with its chapters."""
    return (ROOT / "book").is_dir() and (ROOT / "modules").is_dir()


def cited_in_prose(names: Collection[str]) -> set[str]:
    """Those of the source ids that chapters and other texts name."""
    files = [path for pattern in PROSE for path in sorted(ROOT.glob(pattern))]
    core = sorted((CLINICAL.parent).rglob("*.toml"))
    prose = "\n".join(path.read_text("utf-8") for path in (*files, *core))
    return {name for name in names if name in prose}


def table_file(table: str) -> Path:
    """The CSV file of a clinical table."""
    return CLINICAL / f"{table}.csv"
