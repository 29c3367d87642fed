"""Dropped files to what is read: zips and spreadsheets opened, texts decoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Literal

from riktig.extract.archive import Archive, check_unpacked
from riktig.extract.decode import decode
from riktig.extract.kinds import check_size, kind_of
from riktig.problem import Refused

_START: Final = 1000
Progress = Callable[[float], None]


def _tell_nobody(_share: float) -> None:
    pass


@dataclass(frozen=True, repr=False)
class Part:
    """One thing to read: a file, a file of a zip or a sheet. `name` is never shown."""

    name: str
    kind: Literal["table", "json", "xml"]
    text: str = ""
    blob: bytes = b""  # of XML, which says its own encoding
    separator: str = ""  # where it is known: cells of a sheet
    sheets_left: int = 0  # sheets of the same file that are not read


def parts_of_files(
    names: Sequence[str], blobs: Sequence[bytes], progress: Progress = _tell_nobody
) -> list[Part]:
    """All parts of all files in order. `Refused` names what cannot be read and why."""
    if not blobs:
        raise Refused("empty_file")
    check_size(sum(map(len, blobs)))
    opener = _Opener(progress)
    named = [*names, *[""] * len(blobs)]
    parts = [
        part
        for name, blob in zip(named, blobs, strict=False)
        for part in opener.parts(str(name), bytes(blob))
    ]
    kinds = [part.kind for part in parts]
    if len(set(kinds)) > 1:
        raise Refused("different_tables", file=_first_other(kinds) + 1)
    if len(parts) > 1:
        from riktig.extract.day_offsets import with_dates

        return with_dates(parts)
    return parts


class Kept:
    """The parts of the files opened last, so that a spreadsheet looked at and then read opens once.

    `progress` is told the share, 0 to 1, of a spreadsheet that has been read. It must not raise.
    """

    def __init__(self, progress: Progress = _tell_nobody) -> None:
        self.progress = progress
        self._key: tuple[Any, ...] = ()
        self._parts: list[Part] = []

    def parts(self, names: Sequence[str], blobs: Sequence[bytes]) -> list[Part]:
        """As `parts_of_files`; the same files again are not opened again."""
        key = (tuple(names), tuple(sha256(blob).digest() for blob in blobs))
        if not self._parts or key != self._key:
            self.forget()
            self._parts, self._key = parts_of_files(names, blobs, self.progress), key
        return self._parts

    def forget(self) -> None:
        """Lets the parts go."""
        self._key, self._parts = (), []


class _Opener:
    """Opens files within what all of them together may take."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._unpacked = 0
        self._text = 0

    def parts(self, name: str, blob: bytes, *, packed: bool = False) -> Iterator[Part]:
        kind = kind_of(blob)
        if kind == "zip":
            if packed:
                raise Refused("zip_nested")
            yield from self._files(name, blob)
        elif kind == "xlsx":
            yield from self._sheets(name, blob)
        elif kind == "xml":
            yield Part(name, "xml", blob=blob)
        else:
            content = decode(blob)
            yield self._counted(Part(name, "json" if _is_json(content) else "table", content))

    def _files(self, name: str, blob: bytes) -> Iterator[Part]:
        """The files of a zip as if each had been dropped; a mark in its name is theirs too."""
        archive = self._opened(blob)
        if not archive.names:
            raise Refused("zip_empty")
        for inner, content in archive.files():
            shown = name if says_synthetic(name) else inner
            yield from self.parts(shown, content, packed=True)

    def _sheets(self, name: str, blob: bytes) -> Iterator[Part]:
        from riktig.extract.sheet_choice import lists_of
        from riktig.extract.spreadsheet import SEPARATOR, read_workbook

        self._opened(blob)
        workbook = read_workbook(blob, self._progress)
        chosen = lists_of(workbook.sheets)
        left = workbook.others + len(workbook.sheets) - len(chosen)
        for sheet in chosen:
            part = Part(name, "table", sheet.text, separator=SEPARATOR, sheets_left=left)
            yield self._counted(part)
            left = 0

    def _opened(self, blob: bytes) -> Archive:
        archive = Archive(blob)
        self._unpacked += archive.size
        check_unpacked(self._unpacked)
        return archive

    def _counted(self, part: Part) -> Part:
        self._text += len(part.text)
        check_size(self._text)
        return part


def says_synthetic(name: str) -> bool:
    """Whether a file's name marks it as made up."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].casefold().startswith("synthetic-")


def _is_json(content: str) -> bool:
    """Whether a text begins as JSON. A heading in brackets, as "[Pasient];[Dato]", does not."""
    start = content[:_START].lstrip()
    return start[:1] == "{" or (start[:1] == "[" and start[1:].lstrip()[:1] in ("{", "[", "]", ""))


def _first_other(kinds: Sequence[str]) -> int:
    return next(at for at, kind in enumerate(kinds) if kind != kinds[0])
