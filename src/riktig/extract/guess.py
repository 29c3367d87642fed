"""What the columns of an unknown list mean: from their headings and from what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final, Literal, NamedTuple, cast

from riktig.extract.catalogue import MEANINGS, heading_list, heading_words, words
from riktig.extract.cells import is_atc, is_empty, unit_of, year_of
from riktig.extract.dates import parts_of
from riktig.extract.death import last_day
from riktig.extract.mask import holds_identity
from riktig.extract.names import starts_with_known_name
from riktig.extract.numbers import shape_of
from riktig.extract.record import Event
from riktig.extract.serials import is_number_of_something, is_serial_beside
from riktig.extract.table import Table

Kind = Literal["identity", "atc", "date", "year", "number", "drug", "text", "empty"]

Columns = tuple[tuple[str, ...], ...]

_LOOKED_AT: Final = 400  # different cells of a column
_MOST: Final = 0.7
_SOME_DRUGS: Final = 0.05  # a list of all drugs holds few that the tables know
_EXTRACTS_SINCE: Final = 2004  # the year Reseptregisteret began; earlier dates are births
_ROWS_OF_ONE_PATIENT: Final = 20
_NEVER: Final[dict[str, frozenset[Kind]]] = {
    "patient": frozenset(["date", "atc", "drug"]),
    "day": frozenset(["identity", "atc", "drug", "number", "year", "text"]),
    "atc": frozenset(["identity", "date", "number", "year"]),
    "product": frozenset(["identity", "date", "number", "year", "atc"]),
    "units": frozenset(["identity", "date", "atc", "drug"]),
    "packages": frozenset(["identity", "date", "atc", "drug"]),
    "ddd": frozenset(["identity", "date", "atc", "drug"]),
    "birth_year": frozenset(["identity", "atc", "drug"]),
    "status": frozenset(["identity", "date", "atc", "drug"]),
    "prescription_group": frozenset(["identity", "date", "year", "number", "atc", "drug"]),
    "reimbursement": frozenset(["identity", "date", "year", "atc", "drug"]),
    "diagnosis": frozenset(["identity", "date", "year", "number", "atc", "drug"]),
    "event_column": frozenset(["identity", "date", "atc", "drug"]),
    "repeats": frozenset(["identity", "date", "year", "atc", "drug"]),
}


class Guess(NamedTuple):
    """Our fields and the places of their columns; an amount that can be two things."""

    columns: dict[str, int]
    unclear_amount: int | None
    event: Event | None  # what the heading of the day suggests
    kinds: tuple[Kind, ...]


def guess(table: Table, columns: Columns) -> Guess:
    """A first guess for the reader to confirm; never used unconfirmed."""
    kinds = tuple(kind_of(column) for column in columns)
    found = _by_heading(table.words, kinds, columns)
    _by_content(found, table.words, columns, kinds)
    _without_serial(found, table.words, columns, kinds)
    amount = unclear_amount(table.words, found)
    if amount is not None:
        decided = _amount_by_words(columns[amount])
        if decided:
            found[decided] = amount
            amount = None
    return Guess(found, amount, _event(table, found), kinds)


def unclear_amount(headings: list[str], found: dict[str, int]) -> int | None:
    """The column "Antall" of a list: tablets or packs, the heading does not say."""
    unclear = heading_list("unclear", "amount")
    if "units" in found or "packages" in found:
        return None
    taken = set(found.values())
    return next((at for at, w in enumerate(headings) if w in unclear and at not in taken), None)


def can_be(part: str, guessed: Guess, columns: Columns) -> bool:
    """Whether a column without meaning could be the missing "patient", "day" or "drug"."""
    taken = set(guessed.columns.values())
    free = [at for at in range(len(columns)) if at not in taken]
    if part == "patient":
        return any(_tells_apart(columns[at], guessed.kinds[at]) for at in free)
    wanted: dict[str, frozenset[Kind]] = {
        "day": frozenset(["date"]),
        "drug": frozenset(["drug", "atc", "text"]),
    }
    return any(guessed.kinds[at] in wanted[part] for at in free)


def _tells_apart(column: tuple[str, ...], kind: Kind) -> bool:
    """Whether a column has enough different cells to be about different patients."""
    different = len({cell.strip() for cell in column if not is_empty(cell)})
    enough = max(2, len(column) // _ROWS_OF_ONE_PATIENT)
    return kind == "identity" or (kind in ("number", "text") and different >= enough)


def kind_of(column: tuple[str, ...]) -> Kind:
    """What most cells of a column are."""
    cells = [cell.strip() for cell in dict.fromkeys(column) if not is_empty(cell)][:_LOOKED_AT]
    if not cells:
        return "empty"
    checks: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
        ("identity", holds_identity),
        ("atc", is_atc),
        ("date", lambda cell: parts_of(cell) is not None),
        ("year", lambda cell: year_of(cell) is not None),
        ("number", lambda cell: shape_of(cell) is not None),
    )
    for kind, check in checks:
        if sum(map(check, cells)) >= _MOST * len(cells):
            return kind
    drugs = sum(map(starts_with_known_name, cells))
    return "drug" if drugs and drugs >= _SOME_DRUGS * len(cells) else "text"


def _by_heading(headings: list[str], kinds: tuple[Kind, ...], columns: Columns) -> dict[str, int]:
    found: dict[str, int] = {}
    taken: set[int] = set()
    for meaning in (*MEANINGS, "synthetic"):
        never = _NEVER.get(meaning, frozenset())
        if meaning == "strength_unit" and "strength" not in found:
            continue
        for word in heading_words(meaning):
            at = headings.index(word) if word in headings else -1
            fits = at >= 0 and at not in taken and kinds[at] not in never
            if fits and meaning in _HELD_TO:
                fits = _HELD_TO[meaning](columns[at])
            if fits:
                found[meaning] = at
                taken.add(at)
                break
    return found


def _without_serial(
    found: dict[str, int], headings: list[str], columns: Columns, kinds: tuple[Kind, ...]
) -> None:
    """Takes the one column that repeats for the patient where the first guess numbers the rows."""
    if "patient" not in found:
        return
    named = {*heading_words("patient"), *heading_list("person", "whole_names")}
    taken = set(found.values())
    some = [
        at
        for at, kind in enumerate(kinds)
        if at not in taken
        and (kind == "identity" or (headings[at] in named and kind in ("number", "text")))
        and is_serial_beside(columns[found["patient"]], columns[at])
    ]
    identities = [at for at in some if kinds[at] == "identity"]
    if len(identities or some) == 1:
        found["patient"] = (identities or some)[0]


def _are_strength_units(column: tuple[str, ...]) -> bool:
    """Whether a column "Enhet" is of the strength; it can be of the amount as well."""
    cells = {cell for cell in column if not is_empty(cell)}
    return any(isinstance(unit_of(cell), str) for cell in cells) and not any(
        cell.strip().casefold() in words("unit") for cell in cells
    )


def _are_deaths(column: tuple[str, ...]) -> bool:
    """Whether every cell that says something is a day, a month or a year."""
    return all(last_day(cell, "", "dmy") for cell in set(column) if not is_empty(cell))


# Meanings whose heading is not enough: what the column holds must fit too.
_HELD_TO: Final[dict[str, Callable[[tuple[str, ...]], bool]]] = {
    "strength_unit": _are_strength_units,
    "death": _are_deaths,
    "prescription": is_number_of_something,
}


def _by_content(
    found: dict[str, int], headings: list[str], columns: Columns, kinds: tuple[Kind, ...]
) -> None:
    """Columns that show what they are, where just one of them does."""
    persons = heading_list("person", "headings")
    wanted: tuple[tuple[str, Kind], ...] = (
        ("patient", "identity"),
        ("atc", "atc"),
        ("product", "drug"),
        ("day", "date"),
    )
    for meaning, kind in wanted:
        taken = set(found.values())
        some = [
            at
            for at, is_kind in enumerate(kinds)
            if is_kind == kind
            and at not in taken
            and (meaning == "patient" or headings[at] not in persons)
            and (meaning != "day" or _are_recent(columns[at]))
        ]
        if meaning not in found and len(some) == 1:
            found[meaning] = some[0]


def _are_recent(column: tuple[str, ...]) -> bool:
    """Whether the dates of a column without a known heading can be of prescriptions."""
    parts = [found for cell in column[:_LOOKED_AT] if (found := parts_of(cell))]
    years = [part.first if part.year == "first" else part.third for part in parts]
    return all(year >= _EXTRACTS_SINCE for year in years)


def _amount_by_words(column: tuple[str, ...]) -> str:
    """The amount's own words: "100 stk" is units, "2 pk" packages; bare numbers do not say."""
    last = [cell.split()[-1].casefold().rstrip(".") for cell in set(column) if cell.split()]
    counts = Counter(words("unit").get(word, "") for word in last)
    kind, number = counts.most_common(1)[0] if counts else ("", 0)
    return kind if kind and number == len(last) else ""


def _event(table: Table, found: dict[str, int]) -> Event | None:
    """What the heading of the day says, else a title above the table. A suggestion alone."""
    heading = table.words[found["day"]] if "day" in found else ""
    if heading in heading_list("day_says", "dispensed"):
        return "dispensed"
    if heading in heading_list("day_says", "prescribed"):
        return "prescribed"
    return cast("Event | None", table.said_above or None)
