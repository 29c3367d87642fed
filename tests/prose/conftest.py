"""The built book as text."""

from __future__ import annotations

import pytest

from bench.prose.blocks import Block, built_pages


@pytest.fixture(scope="session")
def prose() -> dict[str, list[Block]]:
    """The blocks of every built page."""
    found = built_pages()
    if not found:
        pytest.fail("the book is not built: run make book")
    return found
