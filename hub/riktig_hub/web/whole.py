"""A whole number as somebody types it."""

from __future__ import annotations


def whole(typed: str, least: int, most: int) -> int | None:
    """The number, from `least` to `most`; none for anything but that, however long it is.

    Python refuses to read thousands of digits, and takes its time with fewer.
    """
    if not (typed.isascii() and typed.isdecimal()):
        return None
    digits = typed.lstrip("0") or "0"
    if len(digits) > len(str(most)) or not least <= int(digits) <= most:
        return None
    return int(digits)
