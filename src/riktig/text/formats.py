"""Numbers and dates as Norwegians write them, and numbers as they type them."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NARROW_SPACE = "\u00a0"
_NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)")
# "1.000" may be one or a thousand; "0.125" may not.
_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


def parse_number(typed: str) -> float | None:
    """Reads a typed number with comma or point; `None` when it is not one.

    A number that may hold a thousand separator ("1.000", "1 000") is not read:
    a guess would be wrong by a factor of a thousand.
    """
    compact = typed.strip().replace("\u2212", "-")
    if not _NUMBER.fullmatch(compact) or _EITHER.fullmatch(compact):
        return None
    value = float(compact.replace(",", "."))
    return value if math.isfinite(value) else None


def format_number(value: float, decimals: int = 0) -> str:
    """`1234.5` with one decimal becomes `1 234,5` (no-break space)."""
    # Half goes up, as people round: f-strings would write 6.25 as 6.2.
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    rounded = f"{exact:,f}"
    if not exact:
        rounded = rounded.lstrip("-")
    return rounded.replace(",", NARROW_SPACE).replace(".", ",").replace("-", "\u2212")


def decimal_text(value: float, most_decimals: int = 3) -> str:
    """As many decimals as the number needs, at most `most_decimals`: `2,5`, `30`."""
    if isinstance(value, int):
        return format_number(value)
    written = format_number(value, most_decimals)
    return written.rstrip("0").rstrip(",") if "," in written else written


def format_date(day: date) -> str:
    """`2026-03-03` becomes `03.03.2026`."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
