"""Zip files (a spreadsheet is one too), bounded before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from riktig.extract.limits import MAX_PACKED_FILES, MAX_RATIO, MAX_UNPACKED
from riktig.problem import Refused

_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_RATIO_FROM: Final = 1_000_000  # bytes; a small file of one repeated line is no bomb
_LEFT_BY_SYSTEMS: Final = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


class Archive:
    """The files of a zip, whose sizes together are within the limits."""

    def __init__(self, blob: bytes) -> None:
        if blob.count(_DIRECTORY_ENTRY) > MAX_PACKED_FILES:
            raise Refused("zip_too_many_files", limit=MAX_PACKED_FILES)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(blob))
        except Exception:  # many kinds, some with bytes of the file in their words
            raise Refused("zip_broken") from None
        self._members = [one for one in self._zip.infolist() if _is_wanted(one)]
        self._check()

    @property
    def names(self) -> list[str]:
        """The names of the files, folders and what systems leave behind not among them."""
        return [one.filename for one in self._members]

    @property
    def size(self) -> int:
        """How large the files say they are together, unpacked."""
        return sum(one.file_size for one in self._members)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of each file in order, unpacked one at a time."""
        for member in self._members:
            try:
                with self._zip.open(member) as opened:
                    content = opened.read(member.file_size + 1)
            except Exception:
                raise Refused("zip_broken") from None
            if len(content) != member.file_size:
                raise Refused("zip_broken")
            yield member.filename, content

    def _check(self) -> None:
        for one in self._members:
            if one.flag_bits & _ENCRYPTED:
                raise Refused("zip_encrypted")
            if one.compress_type not in _METHODS:
                raise Refused("zip_broken")
            if one.file_size > max(_RATIO_FROM, one.compress_size * MAX_RATIO):
                raise Refused("zip_bomb")
        check_unpacked(self.size)


def check_unpacked(size: int) -> None:
    """Refuses when what is to be unpacked is together larger than the limit."""
    if size > MAX_UNPACKED:
        raise Refused("zip_too_large", limit_mb=MAX_UNPACKED // 1_000_000)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    name = member.filename.casefold()
    left = name.startswith(_LEFT_BY_SYSTEMS[0]) or name.rsplit("/", 1)[-1] in _LEFT_BY_SYSTEMS
    return not (member.is_dir() or left)
