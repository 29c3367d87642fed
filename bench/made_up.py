"""Made-up extracts of a given number of rows."""

from __future__ import annotations

import atexit
import csv
import re
import shutil
from contextlib import suppress
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZIP_DEFLATED, ZipFile

from riktig.synthetic import practice, write_canonical

ROWS = 10_000
MANY_ROWS = 100_000
HEAD_LINES = 2  # the mark of made-up data, and the heading
LIST_SIZE = 5_000
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED_TEXTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


@cache
def extract() -> Path:
    """A file of `ROWS` rows in our own format, in a folder of its own."""
    lines = write_canonical(practice(1, 36, list_size=LIST_SIZE)).splitlines(keepends=True)
    kept = [*lines[:HEAD_LINES], *lines[-ROWS:]]
    if len(kept) != ROWS + HEAD_LINES:
        raise RuntimeError("the made-up practice is too small")
    folder = Path(mkdtemp(prefix="riktig-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "P0001.csv"
    path.write_bytes("".join(kept).encode("utf-8"))
    return path


@cache
def many() -> Path:
    """`MANY_ROWS` rows: those of `extract` for ten times as many patients and prescriptions."""
    mark, heading, *rows = extract().read_text("utf-8").splitlines()
    columns = heading.split(";")
    patient, prescription = columns.index("pasient"), columns.index("resept")
    lines = [mark, heading]
    for copy in range(MANY_ROWS // ROWS):
        for row in rows:
            cells = row.split(";")
            cells[patient] = f"{copy}-{cells[patient]}"
            cells[prescription] = f"{copy}-{cells[prescription]}"
            lines.append(";".join(cells))
    path = extract().with_name("P0002.csv")
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))
    return path


@cache
def spreadsheet() -> Path:
    """The same rows as Excel keeps them: dates, numbers, and each text once for all cells."""
    from openpyxl import Workbook

    made = Workbook(write_only=True)
    sheet = made.create_sheet("Uttrekk")
    with extract().open(encoding="utf-8") as opened:
        for line in csv.reader(opened, delimiter=";"):
            sheet.append([_as_excel(cell) for cell in line])
    held = BytesIO()
    made.save(held)
    path = extract().with_suffix(".xlsx")
    path.write_bytes(_with_shared_texts(held))
    return path


def _as_excel(cell: str) -> object:
    for made in (date.fromisoformat, lambda text: float(text.replace(",", "."))):
        with suppress(ValueError):
            return made(cell)
    return cell


def _with_shared_texts(written: BytesIO) -> bytes:
    """Texts moved out of the cells, as Excel writes them; openpyxl leaves them there."""
    parts = {name: content.decode() for name, content in _parts(written)}
    texts: dict[str, int] = {}

    def shared(found: re.Match[str]) -> str:
        return f't="s"{found[1]}><v>{texts.setdefault(found[2], len(texts))}</v></c>'

    cell = re.compile(r't="inlineStr"([^>]*)><is><t[^>]*>([^<]*)</t></is></c>')
    parts[SHEET] = cell.sub(shared, parts[SHEET])
    kept = "".join(f"<si><t>{text}</t></si>" for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{kept}</sst>'
    more = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_TEXTS}"/></Types>'
    types = parts["[Content_Types].xml"].replace("</Types>", more)
    parts["[Content_Types].xml"] = types
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return held.getvalue()


def _parts(written: BytesIO) -> list[tuple[str, bytes]]:
    opened = ZipFile(written)
    return [(name, opened.read(name)) for name in opened.namelist()]
