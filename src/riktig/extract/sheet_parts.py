"""The XML parts of a spreadsheet, looked at before a library reads them."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from riktig.extract.limits import MAX_ROW_BYTES
from riktig.problem import Refused

_ROW: Final = re.compile(rb"<(?:\w{1,20}:)?row\b")
_HIDDEN_ROW: Final = re.compile(rb'<(?:\w{1,20}:)?row\b[^>]{0,300}\bhidden="(?:1|true)"')
_A_FORMULA: Final = re.compile(rb"[<:]f[ />]")
_PERCENTAGES: Final = re.compile(rb'%|numFmtId="(?:9|10)"')  # own formats, or those built in
# A formula whose cell has no value. `t="str"` with an empty value is a text that is empty.
_UNCALCULATED: Final = re.compile(
    rb'<(?:\w{1,20}:)?c\b(?![^>]{0,300}\bt="str")[^>]{0,300}>\s{0,20}'
    rb"<(?:\w{1,20}:)?f\b[^>]{0,300}(?:/>|>[^<]{0,9000}</(?:\w{1,20}:)?f>)\s{0,20}"
    rb"(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v>\s{0,20}</(?:\w{1,20}:)?v>)?\s{0,20}"
    rb"</(?:\w{1,20}:)?c>"
)
_START: Final = 400
_UTF8: Final = ("utf-8", "utf8", "us-ascii", "ascii")


class _RootReached(Exception):
    pass


def check_part(name: str, content: bytes) -> None:
    """Refuses a part that declares a document type, is no UTF-8, or is a sheet beyond reading."""
    if not name.casefold().endswith((".xml", ".rels")):
        return
    _check_prolog(content)
    if name.casefold().startswith("xl/worksheets/"):
        _check_sheet(content)


def rows_of(name: str, content: bytes) -> int:
    """How many rows a part says it has, to tell how far the reading has come."""
    sheet = name.casefold().startswith("xl/worksheets/")
    return content.count(b"<row") if sheet else 0


def has_percentages(name: str, content: bytes) -> bool:
    """Whether a part says that some cells may be shown as percentages."""
    return "styles" in name.casefold() and bool(_PERCENTAGES.search(content))


def _check_prolog(content: bytes) -> None:
    """Reads up to the first element: entities can only be declared before it."""
    if b"\x00" in content[:_START]:
        raise Refused("xlsx_broken")
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _check_encoding
    parser.StartElementHandler = _stop
    try:
        parser.Parse(content, True)
    except _RootReached:
        return
    except (expat.ExpatError, ValueError, LookupError):
        pass
    raise Refused("xlsx_broken")


def _refuse_doctype(*_: object) -> None:
    raise Refused("xml_doctype")


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.casefold() not in _UTF8:
        raise Refused("xlsx_broken")


def _stop(*_: object) -> None:
    raise _RootReached


def _check_sheet(content: bytes) -> None:
    starts = [found.start() for found in _ROW.finditer(content)]
    ends = [*starts[1:], len(content)]
    if any(end - start > MAX_ROW_BYTES for start, end in zip(starts[:-1], ends, strict=False)):
        raise Refused("sheet_too_large")
    if starts and _cells_after(content, starts[-1]) > MAX_ROW_BYTES:
        raise Refused("sheet_too_large")
    if b'hidden="' in content and _HIDDEN_ROW.search(content):
        raise Refused("sheet_hidden_rows")  # as a filter leaves them: who knows what is meant
    if _A_FORMULA.search(content) and _UNCALCULATED.search(content):
        raise Refused("formulas_not_calculated")


def _cells_after(content: bytes, start: int) -> int:
    """The length of the last row: what stands after the rows can be long and is not one."""
    end = content.find(b"sheetData>", start)
    return (len(content) if end < 0 else end) - start
