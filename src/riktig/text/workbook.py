"""Sheets as an Excel file with nothing in it but text and numbers: no formula, no clock.

The smallest workbook that ECMA-376 allows, so that the same sheets are the same bytes
everywhere: the times in the packed file are fixed, and no program's name or user stands in it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape  # not xml.sax, which pages do not have
from typing import Final, NamedTuple

from riktig.text.spreadsheet import Cell, safe

_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the first that a packed file can hold
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Control characters and half characters that XML cannot hold.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_MOST_NAME: Final = 31  # characters of a sheet's name
_MOST_CELL: Final = 32_767  # characters of a cell


class Sheet(NamedTuple):
    """One sheet: its name, and rows of text, numbers and empty cells. `bold` rows from 0."""

    name: str
    rows: Sequence[Sequence[Cell]]
    bold: frozenset[int] = frozenset({0})


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as the bytes of an `.xlsx` file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, content in _parts(sheets):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # not the machine's own
            out.writestr(entry, content.encode("utf-8"), compresslevel=6)
    return packed.getvalue()


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    yield "[Content_Types].xml", _content_types(numbers)
    yield (
        "_rels/.rels",
        _relations([("rId1", f"{_LINKS}/officeDocument", "xl/workbook.xml")]),
    )
    yield "xl/workbook.xml", _book(sheets)
    links = [(f"rId{n}", f"{_LINKS}/worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([*links, (f"rId{len(sheets) + 1}", f"{_LINKS}/styles", "styles.xml")]),
    )
    yield "xl/styles.xml", _STYLES
    for number, sheet in zip(numbers, sheets, strict=True):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet)


def _content_types(numbers: Sequence[int]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    named = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    named += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}.{what}+xml"/>' for part, what in named
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKED}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in links
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKED}/relationships">{inside}</Relationships>'


def _book(sheets: Sequence[Sheet]) -> str:
    inside = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(_names(sheets), start=1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{inside}</sheets></workbook>'
    )


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that a spreadsheet takes: short, without its own signs, and no two alike."""
    names: list[str] = []
    for number, sheet in enumerate(sheets, start=1):
        plain = _NOT_IN_NAME.sub(" ", _xml(sheet.name)).strip()[:_MOST_NAME] or str(number)
        taken = {name.casefold() for name in names}
        names.append(plain if plain.casefold() not in taken else f"{plain[:27]} {number}")
    return names


def _sheet(sheet: Sheet) -> str:
    rows = "".join(
        f'<row r="{n + 1}">{_row(row, n + 1, n in sheet.bold)}</row>'
        for n, row in enumerate(sheet.rows)
    )
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_widths(sheet), start=1)
    )
    columns = f"<cols>{widths}</cols>" if widths else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{columns}<sheetData>{rows}</sheetData></worksheet>'


def _widths(sheet: Sheet) -> list[int]:
    """About as wide as what stands there, within what can be read."""
    most = max((len(row) for row in sheet.rows), default=0)
    longest = [
        max(
            (len(str(row[n])) for row in sheet.rows if len(row) > n and row[n] is not None),
            default=0,
        )
        for n in range(most)
    ]
    return [min(max(width + 2, 8), 60) for width in longest]


def _row(row: Sequence[Cell], number: int, bold: bool) -> str:
    style = ' s="1"' if bold else ""
    return "".join(
        _cell(cell, f"{_column(place)}{number}", style)
        for place, cell in enumerate(row)
        if cell is not None
    )


def _cell(cell: str | int | float, where: str, style: str) -> str:
    if not isinstance(cell, str):
        return f'<c r="{where}"{style}><v>{cell!r}</v></c>'
    words = escape(_xml(safe(cell))[:_MOST_CELL], quote=False)
    return f'<c r="{where}"{style} t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def _xml(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)


def _column(place: int) -> str:
    """0 is A, 26 is AA."""
    before = "" if place < 26 else _column(place // 26 - 1)
    return before + chr(ord("A") + place % 26)


# Two looks: plain, and bold for headings.
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
