"""A made-up group from extract to shared summaries, once a test run, by the real commands."""

from __future__ import annotations

from pathlib import Path

from riktig.commands import audit, synthetic

MEMBERS = ("P0001", "P0002", "P0003", "P0004", "P0005", "P0006")
PERIODS = ("before", "after")


def make_group(folder: Path) -> Path:
    """`private/` and `share/`, each with `before/` and `after/`, of six practices."""
    extracts = folder / "extracts"
    assert synthetic.main(["--out", str(extracts), "--seed", "1", "--before-after"]) == 0
    for kind in ("private", "share"):
        for period in PERIODS:
            out = folder / kind / period
            out.mkdir(parents=True)
            for extract in sorted((extracts / period).glob("*.csv")):
                given = [str(extract), "--list-size", "1100", f"--{kind}"]
                assert audit.main([*given, "--json", str(out / f"{extract.stem}.json")]) == 0
    return folder


def shared(folder: Path, period: str) -> list[str]:
    return [str(path) for path in sorted((folder / "share" / period).glob("*.json"))]


def own(folder: Path, member: str = "P0001") -> list[str]:
    return [str(folder / "private" / period / f"{member}.json") for period in PERIODS]
