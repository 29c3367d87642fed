"""An identity number and a name are planted in an extract and looked for everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from riktig.synthetic import example_file

NUMBER = "13097248022"
NAME = "Kanarifugl"


def planted(part: str) -> str:
    """A made-up extract as an office system might give it: patients by number and name.

    The number also stands in every product's name, and the name in a heading.
    """
    lines = part.splitlines()
    heading = lines[1].replace("pasient", "Fødselsnummer", 1) + f";Navn;{NAME}"
    rows = []
    for position, line in enumerate(lines[2:]):
        patient, rest = line.split(";", 1)
        number = NUMBER if patient == "1" or position == 0 else f"{int(patient):011d}"
        day, event, atc, product, more = rest.split(";", 4)
        rows.append(f"{number};{day};{event};{atc};{product} {NUMBER};{more};{NAME} {patient};")
    rows.append(f"{NUMBER};ikke en dato;utlevert{';' * (heading.count(';') - 4)};{NAME};")
    return "\n".join([lines[0], heading, *rows])


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


def test_the_canary_is_found_nowhere(tmp_path):
    for name in ("work", "temporary", "home"):
        (tmp_path / name).mkdir()
    extract = tmp_path / f"{NUMBER} {NAME}.csv"
    extract.write_text(planted(example_file()), encoding="utf-8")
    said = [run(tmp_path, "audit", str(extract))]
    said.append(run(tmp_path, "audit", str(extract), "--write-map", "columns.toml"))
    for kind in ("--private", "--share"):
        options = ("--map", "columns.toml", kind, "--json", f"{kind[2:]}.json", "--member", "P0001")
        more = ("--past",) if kind == "--private" else ()
        written = ("--rows", f"{kind[2:]}-rows.csv", "--list", "L.csv", "--text", "T.txt")
        said.append(run(tmp_path, "audit", str(extract), *options, *more, *written))
    said.append(run(tmp_path, "report", "--own", "private.json", "private.json", "--out", "report"))
    assert (tmp_path / "work" / "private.json").is_file()
    for name in ("private-rows.csv", "share-rows.csv", "L.csv", "T.txt"):
        assert (tmp_path / "work" / name).read_text(encoding="utf-8").count("\n") > 3, name
    for words in said:
        assert NUMBER not in words.replace(str(extract), "").replace(extract.name, "")
    searched = 0
    for path in tmp_path.rglob("*"):
        if path.is_file() and path != extract:
            content = path.read_bytes().decode("utf-8", errors="ignore")
            assert NUMBER not in content, path.name
            assert NAME not in content, path.name
            searched += 1
    assert searched >= 4
