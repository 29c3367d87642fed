"""Made-up prescribers as Parquet, and one whole run of them, for all the tests here."""

from __future__ import annotations

from pathlib import Path

import pytest

from riktig.commands.national import main
from riktig.national.write_practice import write_parquet
from riktig.synthetic import Practice, member_name, practice

LIST_SIZE = 60
PRESCRIBERS = 24
AT_ONCE = ("--at-once", "2")


@pytest.fixture(scope="session")
def practices() -> dict[str, Practice]:
    return {
        member_name(seed): practice(seed, 24, list_size=LIST_SIZE)
        for seed in range(1, PRESCRIBERS + 1)
    }


@pytest.fixture(scope="session")
def folder(practices: dict[str, Practice], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("parquet")
    for name, made in practices.items():
        (root / f"{name}.parquet").write_bytes(write_parquet(made))
    return root


@pytest.fixture(scope="session")
def lists(practices: dict[str, Practice], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lists") / "lister.csv"
    rows = [f"{name};{LIST_SIZE}" for name in practices]
    path.write_text("\n".join(["forskriver;listestorrelse", *rows]) + "\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def whole(folder: Path, lists: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that nobody disturbed."""
    out = tmp_path_factory.mktemp("whole") / "ut"
    assert main([str(folder), "--out", str(out), "--lists", str(lists), *AT_ONCE]) == 0
    return out
