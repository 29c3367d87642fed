"""The core up to the registry runs where nothing but Python is."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
# The one library from outside: pure Python, imported when a spreadsheet is read.
SPREADSHEETS = ("riktig.extract.spreadsheet", "openpyxl")
ABOVE = {"charts", "paper", "national", "commands", "cli"}


def core_modules() -> list[str]:
    found = []
    for path in sorted((SOURCE / "riktig").rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if len(parts) > 1 and parts[1] in ABOVE:
            continue
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def test_every_module_imports_without_site_packages():
    lines = [f"import sys; sys.path.insert(0, {str(SOURCE)!r})"]
    lines += [f"import {module}" for module in core_modules()]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", "\n".join(lines)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("module", core_modules())
def test_lazy_imports_are_standard_library_too(module):
    path = SOURCE.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            top = name.split(".")[0]
            if (module, top) == SPREADSHEETS:
                continue
            assert top == "riktig" or top in sys.stdlib_module_names, f"{module}: {name}"
            if top == "riktig" and "." in name:
                assert name.split(".")[1] not in ABOVE, f"{module}: {name}"
