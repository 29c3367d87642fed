"""Shared by every test: where outside files are, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# On two busy cores the first draw may be slow; a test's speed is measured in `make bench`.
settings.register_profile(
    "riktig", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.load_profile("riktig")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def realdata() -> Path:
    """Real and published files, kept outside the repository."""
    folder = os.environ.get("RIKTIG_REALDATA")
    if not folder:
        pytest.skip("set RIKTIG_REALDATA to the folder of real and published files")
    return Path(folder).resolve()
