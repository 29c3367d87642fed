"""docs/reference/file-kinds.md, asserted row by row on the real and published files."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from riktig.audit import audit, read_options
from riktig.extract import inspect, read
from riktig.problem import Refused
from riktig.text import explain

PAGE = Path(__file__).parents[3] / "docs/reference/file-kinds.md"
PARTS = (
    "rows_read",
    "in_scope",
    "out_of_scope",
    "not_classified",
    "recalled",
    "duplicate",
    "rejected",
)
EACH = " each"


class Kind(NamedTuple):
    """One row of the page."""

    pattern: str
    number: int
    each: bool
    counts: tuple[int, ...]
    refused: str


def kinds() -> list[Kind]:
    found = []
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 11 or not cells[0].startswith("`"):
            continue
        number = int(cells[1].removesuffix(EACH))
        counts = tuple(int(cell) for cell in cells[3:10] if cell)
        found.append(
            Kind(
                cells[0].strip("`"),
                number,
                cells[1].endswith(EACH),
                counts,
                cells[10].strip("`"),
            )
        )
    return found


def files_of(kind: Kind, folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob(kind.pattern) if path.is_file())


def counted(paths: list[Path]) -> tuple[int, ...]:
    reading = read([path.name for path in paths], [path.read_bytes() for path in paths])
    days = sorted(record.day for record in reading.records)
    ledger = audit(reading, read_options({"period": f"{days[0]}:{days[-1]}"})).ledger
    assert sum(getattr(ledger, part) for part in PARTS[1:]) == ledger.rows_read
    return tuple(getattr(ledger, part) for part in PARTS)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.pattern)
def test_a_row_of_the_page_is_what_comes_of_its_files(realdata, kind):
    paths = files_of(kind, realdata)
    assert len(paths) == kind.number
    for group in [[path] for path in paths] if kind.each else [paths]:
        if not kind.refused:
            assert counted(group) == kind.counts
            continue
        for door in (inspect, read):
            with pytest.raises(Refused) as caught:
                door([path.name for path in group], [path.read_bytes() for path in group])
            assert caught.value.problem.code == kind.refused
            assert explain(caught.value.problem).endswith(".")


def test_every_file_has_a_row(realdata):
    spoken_of = {path for kind in kinds() for path in files_of(kind, realdata)}
    assert {path for path in realdata.rglob("*") if path.is_file()} == spoken_of
