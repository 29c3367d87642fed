"""Bokmål lives in the text files; code holds keys. Each key used exists, each is used."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from riktig.text.catalogue import text

ROOT = Path(__file__).parents[2]
# Tables that carry switches beside their texts.
DATA = {"book": ("doors",)}
TEXTS = sorted((ROOT / "src/riktig/text/nb").glob("*.toml"))
PYTHON = sorted(
    path
    for folder in ("src", "widgets", "exercises", "feedback_reports", "hub")
    for path in (ROOT / folder).rglob("*.py")
)


def leaves(value: object, prefix: str) -> dict[str, str]:
    if isinstance(value, str):
        return {prefix: value}
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return {k: v for key, below in inner for k, v in leaves(below, f"{prefix}.{key}").items()}


def texts_of(path: Path) -> dict:
    found = tomllib.loads(path.read_text("utf-8"))
    return {key: value for key, value in found.items() if key not in DATA.get(path.stem, ())}


# Texts in the chapters' own markup fetch numbers and sources by roles.
ROLE = re.compile(r"\{[a-z-]+\}(?=`)")


def strings(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
    ]


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_norwegian_in_code(path):
    found = [value for value in strings(path) if re.search("[æøåÆØÅ]", value)]
    assert not found


def test_no_text_in_javascript():
    for path in (ROOT / "widgets/riktig_widgets/static").rglob("*.js"):
        assert not re.search("[æøåÆØÅ]", path.read_text("utf-8")), path


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_texts_are_whole_and_their_placeholders_have_names(path):
    """A file at a time: there are some nine thousand texts."""
    found = leaves(texts_of(path), path.stem)
    assert found
    assert {key: value for key, value in found.items() if not whole(value)} == {}


def whole(value: str) -> bool:
    parts = string.Formatter().parse(ROLE.sub("", value))
    names = [name for _, name, _, _ in parts if name is not None]
    return bool(value.strip()) and all(name.isidentifier() for name in names)


def test_every_literal_key_in_code_exists():
    pattern = re.compile(r"""text\(\s*["']([a-z_0-9]+(?:\.[a-zA-Z_0-9]+)+)["']""")
    for path in PYTHON:
        for key in pattern.findall(path.read_text("utf-8")):
            assert text(key), f"{path}: {key}"
