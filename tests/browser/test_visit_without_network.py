"""A laptop in an office whose network is closed to the visitor: nothing but the machine itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
BUILT = Path(os.environ.get("RIKTIG_BUILT", Path(__file__).parents[2] / "_build")).resolve()
INSIDE = Path(__file__).parents[1] / "cut_off.py"
MOST_SECONDS = 240
UNSHARE = ("unshare", "--map-root-user", "--net")


def allowed() -> bool:
    """Whether a namespace can be made here: some machines and containers forbid it."""
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*UNSHARE, "true"], capture_output=True, check=False).returncode == 0


def test_a_whole_visit_on_a_laptop_without_a_network(site: Path) -> None:
    if not allowed():
        pytest.skip("this machine makes no network namespaces (unshare --map-root-user --net)")
    program = os.environ.get("RIKTIG_CHROMIUM") or shutil.which("chromium") or ""
    assert site.is_dir()
    done = subprocess.run(
        [*UNSHARE, sys.executable, str(INSIDE), str(BUILT)],
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        env={**os.environ, "RIKTIG_CHROMIUM": program},
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "a whole visit, and no network" in done.stdout
