from __future__ import annotations

from pathlib import Path

import pytest
from criteria_group import Made, make
from report_group import make_group, own, shared
from riktig_reports.command import main


@pytest.fixture(scope="session")
def group(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six made-up practices, audited and shared by the real commands."""
    return make_group(tmp_path_factory.mktemp("group"))


@pytest.fixture(scope="session")
def reports(group: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All reports of the group, HTML and PDF."""
    out = tmp_path_factory.mktemp("reports")
    sides = ["--before", *shared(group, "before"), "--after", *shared(group, "after")]
    assert main([*sides, "--out", str(out), "--pdf"]) == 0
    return out


@pytest.fixture(scope="session")
def own_report(group: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One practice's own report, beside the group."""
    out = tmp_path_factory.mktemp("own")
    beside = [*shared(group, "before"), *shared(group, "after")]
    assert main(["--own", *own(group), "--group", *beside, "--out", str(out), "--pdf"]) == 0
    return out


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Eight made-up practices with work files, plans and meetings, and all their reports."""
    return make(tmp_path_factory.mktemp("criteria"))
