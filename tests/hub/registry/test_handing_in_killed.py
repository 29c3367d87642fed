"""kill -9 of the server at any moment: every hand-in it has acknowledged is there, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from exercise_small_course import forget_small_course
from hand_in_kills import SENDERS, check, killed_while_handing_in
from handing_in_course import CASES, MASTERS, Handing
from riktig_exercises.submit import submitted
from riktig_hub.handing_in.places import exercise_folder
from small_site import make_site

KILLS = 5
MANY = pytest.param(100, marks=pytest.mark.thorough)


@pytest.mark.parametrize("kills", [KILLS, MANY])
def test_what_is_acknowledged_is_there_once(kills, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("RIKTIG_MASTERS", str(MASTERS))
    handing = Handing.at(tmp_path / "kurs", participants=SENDERS * max(1, kills // 10))
    try:
        site = make_site(tmp_path / "html")
        counted = killed_while_handing_in(handing, site, kills, seed=9, told=lambda _: None)
        acknowledged = check(handing, counted)
        print(f"{counted.kills} kills, {acknowledged} hand-ins acknowledged, all there once")
        assert acknowledged >= kills
        handing.grade()
        folder = exercise_folder(handing.folder, handing.small.course)
        stands = {one.submission_id for one in submitted(folder, CASES).answers}
        assert len(stands) >= SENDERS
        assert stands <= counted.acknowledged
    finally:
        handing.registry.close()
        forget_small_course()
