"""A paper is written whole or not at all."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from riktig_exercises.whole_file import write_whole


def test_what_cannot_be_written_whole_leaves_the_earlier_one(tmp_path: Path) -> None:
    paper = tmp_path / "made" / "paper.html"
    write_whole(paper, "den første")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            write_whole(paper, "x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert paper.read_text("utf-8") == "den første"
    assert list(paper.parent.iterdir()) == [paper]


def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".paper.csv.half").write_bytes(b"half of")
    write_whole(tmp_path / "paper.csv", b"whole")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("paper.csv", b"whole")]
