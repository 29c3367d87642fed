"""The text of a list that somebody chose as a file: CSV however it was saved, or a workbook."""

from __future__ import annotations

from riktig.extract.decode import decode
from riktig.problem import Refused
from riktig_hub.web.answer import Wrong

MOST_BYTES = 256 * 1024
WORKBOOK = b"PK\x03\x04"


def text_of(content: bytes) -> str:
    """A file's text. `Wrong` where it is too large or no text."""
    if len(content) > MOST_BYTES:
        raise Wrong("hub_administration.file.too_large", "people")
    if content.startswith(WORKBOOK):
        return _workbook(content)
    if b"\x00\x00\x00\x00" in content:
        raise Wrong("hub_administration.file.workbook", "people")
    try:
        return decode(content)
    except (Refused, UnicodeDecodeError):
        raise Wrong("hub_administration.file.no_text", "people") from None


def _workbook(content: bytes) -> str:
    """The first table of an Excel file, tabs between."""
    from riktig.extract.spreadsheet import read_workbook

    try:
        return read_workbook(content, lambda _share: None).sheets[0].text
    except Refused:
        raise Wrong("hub_administration.file.workbook", "people") from None
