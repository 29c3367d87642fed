"""The real server in a process of its own, with a small made site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import Asking, admitted
from serving import Served, server_process
from small_site import SECRET, make_apps, make_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("built") / "html")


@pytest.fixture(scope="session")
def apps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_apps(tmp_path_factory.mktemp("apps"))


@pytest.fixture(scope="session")
def served(site: Path, apps: Path) -> Iterator[Served]:
    with server_process(site, apps, env={"RIKTIG_TEST_SECRET": SECRET}) as running:
        yield running


@pytest.fixture
def stranger(served: Served) -> Asking:
    """Somebody on this machine without the token."""
    return Asking(served.base)


@pytest.fixture
def operator(served: Served) -> Asking:
    """A browser that came with the token: a session of its own for each test."""
    return admitted(served.url)


@pytest.fixture
def other_operator(served: Served) -> Asking:
    """A second browser that came with the token."""
    return admitted(served.url)
