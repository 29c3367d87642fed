"""Spoilt bytes: what happens to a file on a stick, in a mail or in the wrong program."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from bench.fuzz.extract_case import Case
from bench.fuzz.extract_sheet import Piece

Damage = Callable[[Random, Case, bytes, Sequence[Piece]], bytes]

_FLIPS: Final = (0x80, 0x20, 0x40)
_NOTES: Final = (b"\x00\x00", b"\xff\xfe", b"\x1a", b"\r\n\r\n", b"\x0c", b"EOF", b"</html>")


def _hit(case: Case, pieces: Sequence[Piece], start: int, end: int) -> None:
    """Notes the facts whose lines overlap the bytes, and those just after, whose line may join."""
    if not pieces:
        case.loose = case.any_patient = True
        case.touched |= set(range(len(case.facts)))
    for at, piece in enumerate(pieces):
        if piece.start < end and start < piece.end:
            for one in pieces[at : at + 2]:
                if one.line is not None and one.line.fact is not None:
                    case.touched.add(one.line.fact)
                    case.strangers.add(one.line.fact)
            if piece.line is None:  # a heading: what the columns are called is spoilt
                case.loose = case.any_patient = True
    case.lines = None


def cut(random: Random, case: Case, blob: bytes, pieces: Sequence[Piece]) -> bytes:
    """The end is missing."""
    at = random.randrange(max(1, len(blob) // 3), len(blob))
    for piece in pieces:
        line = piece.line
        if line is None or line.fact is None or piece.end <= at:
            continue
        (case.gone if piece.start >= at else case.touched).add(line.fact)
        case.strangers.add(line.fact)
    case.lines = None
    case.doubtful = True  # half a number can spoil the row beside it
    if not pieces:
        _hit(case, pieces, 0, 0)
    return blob[:at]


def flips(random: Random, case: Case, blob: bytes, pieces: Sequence[Piece]) -> bytes:
    """Single bits, none of which makes one digit of another."""
    made = bytearray(blob)
    case.loose = case.any_patient = True  # which encoding it is may no longer be sure
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(made))
        flipped = made[at] ^ random.choice(_FLIPS)
        if _could_be_meant(made[at], flipped):
            continue
        made[at] = flipped
        _hit(case, pieces, at, at + 1)
    return bytes(made)


def _could_be_meant(old: int, new: int) -> bool:
    """Whether the new byte says another thing instead of nothing: nobody could see it."""
    letter = (
        chr(new).isalnum() and chr(old).isalnum() and chr(new).casefold() != chr(old).casefold()
    )
    return letter or chr(new).isdigit() or (new < 128 and chr(new) in "+-.,")


def put_in(random: Random, case: Case, blob: bytes, pieces: Sequence[Piece]) -> bytes:
    """Bytes that do not belong there."""
    at = random.randrange(len(blob))
    note = random.choice(_NOTES)
    _hit(case, pieces, at, at + 1)
    case.loose = case.loose or not note.isascii()  # which encoding it is may no longer be sure
    return blob[:at] + note + blob[at:]


def ending_put_on(random: Random, case: Case, blob: bytes, pieces: Sequence[Piece]) -> bytes:
    """Something after the end."""
    if pieces:
        _hit(case, pieces, len(blob) - 1, len(blob))
    else:
        _hit(case, pieces, 0, 0)
    note = random.choice(_NOTES)
    case.loose = case.loose or not note.isascii()
    return blob + note * random.randint(1, 3)


def wrong_mark(random: Random, case: Case, blob: bytes, pieces: Sequence[Piece]) -> bytes:
    """The mark of another encoding before the text."""
    _hit(case, pieces, 0, len(blob))
    case.loose = case.any_patient = True
    return random.choice((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) + blob


BYTES: Final[tuple[Damage, ...]] = (cut, flips, put_in, ending_put_on, wrong_mark)


def zipped(random: Random, case: Case, blob: bytes) -> bytes:
    """The file in a zip, alone or beside what systems leave there."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(f"mappe/{case.name}", blob)
        if random.random() < 0.3:
            made.writestr("__MACOSX/._x", b"\x00\x05\x16\x07")
    return held.getvalue()
