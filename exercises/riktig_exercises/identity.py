"""Whether something typed may be an identity number, however its digits are set."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_GAP: Final = r"[\s._/\u2010-\u2015\u2212-]"
# Eleven digits in a row or each with a space behind it; or parted as a date, three and two: the
# day may be a D number's, the month a made-up person's. A row of doses is none of these.
_IDENTITY: Final = re.compile(
    rf"\d{{11}}|(?<!\d)(?:\d\s){{10}}\d(?!\d)"
    rf"|(?<!\d)[0-7]\d{_GAP}?\d\d{_GAP}?\d\d{_GAP}{{0,3}}\d{{3}}{_GAP}?\d\d(?!\d)"
)

IDENTITY_PATTERN: Final = _IDENTITY.pattern  # for a page, which asks before a file is made


def holds_identity(plain: str) -> bool:
    """Digits of any script count, and signs that cannot be seen part nothing."""
    seen = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return _IDENTITY.search(seen) is not None


def is_identity(code: str) -> bool:
    """The same of a code, in which hyphens mean nothing."""
    return holds_identity(code.replace("-", ""))
