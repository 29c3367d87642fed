"""FEST (M30), the register of medicines, as a stream: its packs, one by one.

The file is larger than a list may be, so nothing but the pack at hand is held.
"""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from riktig.extract.cells import atc_of
from riktig.extract.limits import MAX_AMOUNT, MAX_RATIO, MAX_REGISTER
from riktig.extract.marks import group_of
from riktig.extract.packs import decimal_of, is_counted, pack_size
from riktig.extract.products import Product, number_of
from riktig.extract.strengths import strength_in
from riktig.extract.xml_tree import Node, streamed
from riktig.problem import Refused

_PIECE: Final = 65_536  # bytes
_ZIP: Final = b"PK"
_GZIP: Final = b"\x1f\x8b"
_ENTRY: Final = "OppfLegemiddelpakning"
_FETCHED: Final = "HentetDato"
_LEFT_OUT: Final = frozenset(["PrisVare", "Refusjon", "Markedsforingsinfo", "PakningByttegruppe"])
_ENCRYPTED: Final = 0x1
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_IN_USE: Final = "A"  # Aktiv oppføring


class Register:
    """What was read of a FEST file."""

    def __init__(self) -> None:
        self.products: dict[str, Product] = {}
        self.fetched = ""
        self.left_out = 0  # packs without a number or an ATC code
        self._in_use: set[str] = set()

    def add(self, entry: Node) -> None:
        """Takes one pack in. Of two with one number, the one in use is kept."""
        product = product_of(entry)
        if product is None:
            self.left_out += 1
            return
        in_use = entry.value_at("Status") == _IN_USE
        if product.number not in self.products or (in_use and product.number not in self._in_use):
            self.products[product.number] = product
        if in_use:
            self._in_use.add(product.number)


def read_register(path: Path) -> Register:
    """All packs of a FEST file, XML or a zip or gzip of one. `Refused` for what is no FEST."""
    register = Register()
    found = False
    for node in streamed(_pieces(path), _is_wanted, _LEFT_OUT):
        if node.name == _FETCHED:
            register.fetched = day[0] if (day := _DAY.match(node.text)) else ""
        else:
            found = True
            register.add(node)
    if not found:
        raise Refused("fest_no_packs")
    return register


def product_of(entry: Node) -> Product | None:
    """The product of one pack; `None` when it has no number or no ATC code."""
    pack = entry.child("Legemiddelpakning")
    if pack is None:
        return None
    number, atc = number_of(pack.text_at("Varenr")), atc_of(pack.value_at("Atc"))
    if not number or not isinstance(atc, str):
        return None
    name = " ".join(pack.text_at("NavnFormStyrke").split())
    stated = strength_in(name, atc)
    strength = stated if stated and _bounded(stated.value) is not None else None
    content = [node for node in pack.children if node.name == "Pakningsinfo"]
    info = content[0] if len(content) == 1 else None  # of several it is not said which
    return Product(
        number=number,
        atc=atc,
        name=name,
        strength=strength.value if strength else None,
        strength_unit=strength.unit if strength else None,
        units=_bounded(_units(info)) if info else None,
        ddd=_bounded(_ddd(info)) if info else None,
        group=group_of(pack.value_at("Reseptgruppe")),
    )


def _units(info: Node) -> float | None:
    unit = info.child("EnhetPakning")
    counted = unit is not None and is_counted(unit.attributes.get("V", ""))
    return pack_size(info.text_at("Pakningsstr")) if counted else None


def _ddd(info: Node) -> float | None:
    """What the pack holds in the unit of its DDD (Statistikkfaktor), by the DDD."""
    held = decimal_of(info.text_at("Statistikkfaktor"))
    daily = decimal_of(info.value_at("DDD"))
    both = isinstance(held, float) and isinstance(daily, float) and daily > 0
    return held / daily if both and isinstance(held, float) and isinstance(daily, float) else None


def _bounded(amount: float | None) -> float | None:
    """An amount a pack can hold; more is another kind of number."""
    return amount if amount is not None and amount <= MAX_AMOUNT else None


def _is_wanted(name: str, _space: str) -> bool:
    return name in (_ENTRY, _FETCHED)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        if start == _ZIP:
            yield from _of_zip(file)
        elif start == _GZIP:
            yield from _of_gzip(file, path.stat().st_size)
        else:
            yield from _within(file, MAX_REGISTER)


def _of_zip(file: IO[bytes]) -> Iterator[bytes]:
    """The one XML file of a zip, unpacked piece by piece and never beyond its limits."""
    try:
        archive = zipfile.ZipFile(file)
    except Exception:  # many kinds, some with bytes of the file in their words
        raise Refused("zip_broken") from None
    members = [one for one in archive.infolist() if one.filename.casefold().endswith(".xml")]
    if len(members) != 1:
        raise Refused("fest_which_file", count=len(members))
    if members[0].flag_bits & _ENCRYPTED:
        raise Refused("zip_encrypted")
    if members[0].file_size > max(_PIECE, members[0].compress_size * MAX_RATIO):
        raise Refused("zip_bomb")
    try:
        with archive.open(members[0]) as opened:
            yield from _within(opened, min(MAX_REGISTER, members[0].file_size))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
        raise Refused("zip_broken") from None


def _of_gzip(file: IO[bytes], packed: int) -> Iterator[bytes]:
    """As of a zip, but a gzip does not say its size first: it is counted on the way."""
    size, most = 0, max(_PIECE, packed * MAX_RATIO)
    try:
        with gzip.GzipFile(fileobj=file) as opened:
            for piece in _within(opened, MAX_REGISTER):
                size += len(piece)
                if size > most:
                    raise Refused("zip_bomb")
                yield piece
    except (zlib.error, OSError, EOFError):
        raise Refused("zip_broken") from None


def _within(opened: IO[bytes] | gzip.GzipFile, limit: int) -> Iterator[bytes]:
    size = 0
    while piece := opened.read(_PIECE):
        size += len(piece)
        if size > limit:
            raise Refused("too_large", limit_mb=limit // 1_000_000)
        yield piece
