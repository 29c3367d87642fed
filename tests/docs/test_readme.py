"""What README tells a new user to do is done here, as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from riktig.cli import CORE_COMMANDS, ENTRY_POINTS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted(
    ROOT.glob("docs/**/*.md")
)


def test_the_commands_run_as_written(tmp_path):
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == 2
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-euc", "\n".join(blocks)],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "RIKTIG_FONTS": str(ROOT / "_build/fonts")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert {path.name for path in (tmp_path / "report").iterdir()} >= {"P0001.html", "P0001.pdf"}
    made = {path.name for path in (tmp_path / "group-report").iterdir()}
    assert {"gruppe.html", "gruppe-lysbilder.pdf", "P0006.html", "P0006.pdf"} <= made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_named_exist(page):
    known = {*CORE_COMMANDS, *(point.name for point in entry_points(group=ENTRY_POINTS))}
    named = set(re.findall(r"(?:`|^)riktig ([a-z]+)", page.read_text("utf-8"), re.MULTILINE))
    assert named <= known


def test_readme_names_every_command():
    for name in {*CORE_COMMANDS, *(point.name for point in entry_points(group=ENTRY_POINTS))}:
        assert re.search(rf"`(riktig )?{name}`|^riktig {name} ", README, re.MULTILINE), name


def test_make_has_the_targets_readme_names():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"setup", "serve", "test", "book", "check", "fix", "bench", "clean", "help"} <= targets
    assert "make test" in (ROOT / ".ci/run").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page):
    named = re.findall(
        r"`((?:docs|tests|src|bench|tools|exercises|book)/[\w./-]+)`", page.read_text("utf-8")
    )
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    for name in [*named, *pictures]:
        assert (ROOT / name).exists(), name


def test_nothing_names_a_machine_or_a_registry():
    for lock in [*ROOT.glob("requirements*.lock"), ROOT / "package-lock.json"]:
        text = re.sub(r'"(url|funding|homepage)": .*', "", lock.read_text("utf-8"))
        assert not re.search(r"https?://|file://|resolved", text), lock.name
