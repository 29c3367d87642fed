"""The server that a course is played against, and a second one with what was brought back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from course_played import (
    DOCTORS,
    OFFICE,
    ON_A_PHONE,
    PASSWORD,
    PHONE,
    Played,
    email_of,
)
from playwright.sync_api import Browser
from serving import server_process

from riktig.cli import main

ROOT = Path(__file__).parent.parent
BUILT = Path(os.environ.get("RIKTIG_BUILT", ROOT / "_build"))


@contextmanager
def playing(browser: Browser, folder: Path) -> Iterator[Played]:
    """The built book, served with this course folder. `make test` builds it first."""
    html, apps = BUILT / "html", BUILT / "apps"
    if not (html / "index.html").is_file():
        pytest.fail("the book is not built: run make book")
    with server_process(html, apps, "--course", str(folder)) as served:
        course = Played(served, browser, folder)
        course.someone(DOCTORS[ON_A_PHONE], viewport=PHONE, has_touch=True)
        yield course
        course.close()


@contextmanager
def brought_back(played: Played, folder: Path) -> Iterator[Played]:
    """A backup, taken while the course is served, and served again from an empty folder."""
    kept, empty = folder / "kurs.zip", folder / "elsewhere"
    assert main(["backup", str(kept), "--course", str(played.folder)]) == 0
    assert main(["restore", str(kept), "--course", str(empty)]) == 0
    with playing(played.browser, empty) as again:
        form = {"csrf": "", "email": email_of(OFFICE), "password": PASSWORD}
        again.office.post("/konto/inn", form)
        again.course, again.codes = played.course, played.codes
        yield again
