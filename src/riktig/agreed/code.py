"""A short code for what was agreed on a visit: which measure, how much, and by when.

`RK-07F3-Q9D2-MX4K`: twelve signs of Crockford's base 32, which a person writes by hand and types
in later. Ten carry the agreement and two catch mistakes: they are those of a Reed-Solomon code
over 32 elements, so that any one or two wrong signs, and any two swapped, are found. No person,
place or number of patients is in it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from typing import Final, NamedTuple

from riktig.agreed.agreed import Plan
from riktig.agreed.signs import bare, grouped, numbers_of
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.problem import Refused

PREFIX: Final = "RK"
SIGNS: Final = 12
_CHECKS: Final = 2
_MOST_TYPED: Final = 60  # characters that may hold a code
MOST_CODES: Final = 5  # read at once; chosen here: more visits than a report looks back on
_FORM: Final = 0  # of the code; a later layout takes another
PERCENT: Final = 100.0
TENTHS: Final = 10  # an aim has at most one decimal
FIRST_DAY: Final = date(2026, 1, 1)
# Bits: form, measure, version, aim in tenths, day. Together ten signs of five.
_WIDTHS: Final = (5, 14, 4, 14, 13)
LAST_DAY: Final = FIRST_DAY + timedelta(days=2 ** _WIDTHS[4] - 1)
_POLYNOMIAL: Final = 0b100101  # x^5 + x^2 + 1, primitive over two elements


class Agreement(NamedTuple):
    """What a code says. `aim` is in percent, or per what the measure says."""

    measure: str
    version: int
    aim: float
    by: date

    def plan(self, member: str = "", change: str = "") -> Plan:
        """As a plan of the report."""
        return Plan(member, self.measure, self.version, self.aim, self.by, change, prediction="")


def most_aim(measure: Measure) -> int:
    """The highest aim of a measure: 100 percent, or all of those it is given per."""
    return measure.denominator.per or int(PERCENT)


def commitment_code(measure: str, version: int, aim: float, by: date) -> str:
    """The code, as `RK-07F3-Q9D2-MX4K`. ValueError for what a code cannot hold."""
    tenths = round(aim * TENTHS)
    fields = (_FORM, measure_number(measure), version, tenths, (by - FIRST_DAY).days)
    if any(not 0 <= one < 2**width for one, width in zip(fields, _WIDTHS, strict=True)):
        raise ValueError("a code cannot hold this")
    whole = 0
    for one, width in zip(fields, _WIDTHS, strict=True):
        whole = whole << width | one
    data = [whole >> 5 * at & 31 for at in reversed(range(SIGNS - _CHECKS))]
    return grouped(PREFIX, [*data, *_checks(data)])


def read_code(typed: str) -> Agreement:
    """What a code says, however it was typed.

    Refused: code_unreadable (not so many signs), code_wrong (a mistake in one or two of them),
    code_form (of a later layout), code_unknown (a measure that is not here).
    """
    signs = _signs(typed)
    if any(_syndromes(signs)):
        raise Refused("code_wrong")
    whole = 0
    for one in signs[:-_CHECKS]:
        whole = whole << 5 | one
    fields = []
    for width in reversed(_WIDTHS):
        fields.append(whole & 2**width - 1)
        whole >>= width
    days, tenths, version, number, form = fields
    if form != _FORM:
        raise Refused("code_form")
    measure = _measures().get(number)
    if measure is None or tenths > most_aim(measure) * TENTHS or not version:
        raise Refused("code_unknown")
    return Agreement(measure.id, version, tenths / TENTHS, FIRST_DAY + timedelta(days=days))


def read_codes(typed: str) -> tuple[Agreement, ...]:
    """Codes one a line, each once. Refused: as `read_code`, and codes_many."""
    lines = [line for line in typed.splitlines() if line.strip()]
    if len(lines) > MOST_CODES:
        raise Refused("codes_many", most=MOST_CODES)
    return tuple(dict.fromkeys(map(read_code, lines)))


def begins_as_code(typed: str) -> bool:
    """Whether a short text says that it is a code, whatever may be wrong with it."""
    return len(typed) <= _MOST_TYPED * MOST_CODES and bare(typed.strip()).startswith(PREFIX)


@cache
def measure_number(name: str) -> int:
    """A measure's number in a code: of its id alone, so that it stays the same."""
    return int.from_bytes(sha256(name.encode()).digest()[:4], "big") % 2 ** _WIDTHS[1]


@cache
def _measures() -> dict[int, Measure]:
    return {measure_number(one.id): one for one in measures()}


def _signs(typed: str) -> list[int]:
    """The twelve signs as numbers. Refused: code_unreadable."""
    readable = isinstance(typed, str) and len(typed) <= _MOST_TYPED
    # The first sign is the code's form, so no code of ours begins with the prefix without it.
    found = numbers_of(typed, PREFIX, SIGNS) if readable else None
    if found is None:
        raise Refused("code_unreadable", signs=SIGNS)
    return found


# Arithmetic of 32 elements: a sum is XOR, a product goes by powers of x.


@cache
def _powers() -> list[int]:
    found = [1]
    while len(found) < 31:
        doubled = found[-1] << 1
        found.append(doubled ^ _POLYNOMIAL if doubled & 32 else doubled)
    return found


def _times(one: int, other: int) -> int:
    if not one or not other:
        return 0
    powers = _powers()
    return powers[(powers.index(one) + powers.index(other)) % 31]


def _syndromes(signs: list[int]) -> tuple[int, int]:
    """Both zero when nothing is wrong: the word's value at the first two powers of x."""
    values = []
    for power in _powers()[1:3]:
        value = 0
        for sign in signs:
            value = _times(value, power) ^ sign
        values.append(value)
    return values[0], values[1]


def _checks(data: list[int]) -> list[int]:
    """The two signs that make the whole word's syndromes zero: the rest of a division."""
    a, b = _powers()[1:3]
    first, second = a ^ b, _times(a, b)  # (x - a)(x - b) = x^2 + first x + second
    high, low = 0, 0
    for sign in data:
        over = high ^ sign
        high, low = low ^ _times(over, first), _times(over, second)
    return [high, low]
