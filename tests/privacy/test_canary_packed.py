"""A number and a name in a spreadsheet, a zip and messages show in nothing the command does."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from extract_packed import FNR, NAME, a_list, dispensing, many, message, prescription, xlsx, zipped

ROWS = [
    (FNR if n % 3 else f"{NAME} {n}", date(2025, 1 + n % 12, 5), "N05BA04", "Sobril tab 10 mg",
     100, 20)
    for n in range(40)
]  # fmt: skip
BAD = (FNR, FNR, FNR, f"Salve {FNR}", FNR, FNR)
SHEET = xlsx({FNR: a_list(*ROWS, BAD), f"{NAME} skjult": a_list(BAD)}, hidden=[f"{NAME} skjult"])
MESSAGES = many(
    *[message(prescription(), f"r{n}") for n in range(9)],
    message(dispensing("r1", name=f"Salve {FNR}", atc=""), "d1"),
    message(prescription(day=FNR, packs=FNR), "r10"),
)
BROKEN = {
    "xlsx": SHEET[:-300],
    "xml": MESSAGES[:-30],
    "deep.xml": message("<a>" * 99 + FNR).encode(),
    "zip": zipped({f"{FNR}.csv": f"{NAME};{FNR}\n" * 9}),
}


def run(folder: Path, *arguments: str) -> str:
    """The real command with a temporary folder that can be searched; what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "riktig.cli", *arguments],
        cwd=folder / "work",
        env={**os.environ, "TMPDIR": str(folder / "temporary"), "HOME": str(folder / "home")},
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).decode()
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize(
    ("suffix", "content"),
    [("xlsx", SHEET), ("xml", MESSAGES), ("zip", zipped({f"{FNR}.xlsx": SHEET})), *BROKEN.items()],
)
def test_the_canary_is_found_nowhere(tmp_path: Path, suffix: str, content: bytes) -> None:
    for name in ("work", "temporary", "home"):
        (tmp_path / name).mkdir()
    extract = tmp_path / f"uttrekk.{suffix}"
    extract.write_bytes(content)
    said = [run(tmp_path, "audit", str(extract))]
    said.append(run(tmp_path, "audit", str(extract), "--write-map", "columns.toml"))
    made = tmp_path / "work" / "columns.toml"
    confirmed = ("--map", "columns.toml") if made.exists() else ()
    out = ("--private", "--json", "private.json", "--rows", "rows.csv")
    said.append(run(tmp_path, "audit", str(extract), *confirmed, *out))
    written = (tmp_path / "work" / "rows.csv").exists()
    assert written == (content not in BROKEN.values())
    for words in said:
        assert FNR not in words
        assert NAME not in words.replace(str(extract), "")
    for path in tmp_path.rglob("*"):
        if path.is_file() and path != extract:
            assert FNR.encode() not in path.read_bytes(), path.name
            assert NAME.encode() not in path.read_bytes(), path.name
