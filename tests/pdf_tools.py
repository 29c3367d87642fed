"""What Debian offers to look into a PDF: poppler-utils and qpdf.

`make test` installs both where it may. A test that asks for a tool is left out where the tool is
missing.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def run(tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A tool's answer; its warnings do not stop the test."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    # poppler writes some marks of its own that are not UTF-8.
    return subprocess.run(
        [tool, *arguments], capture_output=True, encoding="utf-8", errors="replace", check=False
    )


def info(path: Path, *options: str) -> str:
    """What `pdfinfo` says of a file."""
    return run("pdfinfo", *options, str(path)).stdout


def words(path: Path, first: int, last: int) -> str:
    """The text of some pages, as it is laid out."""
    return run("pdftotext", "-f", str(first), "-l", str(last), "-layout", str(path), "-").stdout
