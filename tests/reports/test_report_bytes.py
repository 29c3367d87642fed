"""The same input gives the same bytes, whatever the order and whichever process."""

from __future__ import annotations

import subprocess
import sys

from report_group import own, shared
from riktig_reports.command import main


def test_members_shuffled_in_another_process_give_the_same_bytes(group, reports, tmp_path):
    sides = [
        "--before", *reversed(shared(group, "before")), "--after", *shared(group, "after"),
    ]  # fmt: skip
    code = "import sys; from riktig_reports.command import main; sys.exit(main(sys.argv[1:]))"
    arguments = [*sides, "--out", str(tmp_path), "--pdf"]
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True)
    for path in sorted(reports.iterdir()):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_twice_in_one_process_gives_the_same_bytes(group, own_report, tmp_path):
    beside = [*shared(group, "after"), *shared(group, "before")]
    main(["--own", *own(group), "--group", *beside, "--out", str(tmp_path), "--pdf"])
    for path in own_report.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_a_date_changes_the_age_and_the_pdfs_date(group, tmp_path):
    given = ["--own", *own(group), "--out", str(tmp_path), "--pdf", "--dated", "2026-12-10"]
    assert main(given) == 0
    assert "40 dager gamle" in (tmp_path / "P0001.html").read_text("utf-8")
    assert b"D:20261210" in (tmp_path / "P0001.pdf").read_bytes()


def test_without_web_fonts_the_report_is_still_made(group, tmp_path, monkeypatch):
    from riktig.paper import fonts, html

    monkeypatch.setattr(fonts, "_checkout", lambda: tmp_path / "nowhere")
    monkeypatch.delenv(fonts.ENVIRONMENT, raising=False)
    html.style.cache_clear()
    try:
        assert main(["--own", *own(group), "--out", str(tmp_path / "out"), "--pdf"]) == 0
    finally:
        html.style.cache_clear()
    assert (tmp_path / "out" / "P0001.pdf").read_bytes().startswith(b"%PDF")
    assert "@font-face" not in (tmp_path / "out" / "P0001.html").read_text("utf-8")
