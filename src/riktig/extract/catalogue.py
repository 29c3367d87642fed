"""The formats and words of `formats/*.toml`: what headings and cells mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from riktig.extract.dates import Order
from riktig.extract.numbers import DecimalMark
from riktig.extract.record import Event
from riktig.extract.separators import normalised

FORMATS: Final = ("canonical", "norpd", "lmr")

# What a column can mean to us, in the order a reader is shown them.
MEANINGS: Final = (
    "patient",
    "day",
    "event_column",
    "atc",
    "product",
    "strength",
    "strength_unit",
    "units",
    "packages",
    "pack_size",
    "repeats",
    "ddd",
    "birth_year",
    "death",
    "sex",
    "prescription",
    "status",
    "prescription_group",
    "reimbursement",
    "diagnosis",
)
# Read where a format has them, never asked for.
HIDDEN_MEANINGS: Final = (
    "reimbursement_other",
    "pack_unit",
    "death_month",
    "without_id",
    "synthetic",
    "product_number",
    "dispensing",
)


@dataclass(frozen=True)
class Format:
    """One known kind of table: the headings it has and how its cells are written."""

    name: str
    columns: Mapping[str, tuple[str, ...]]  # our field -> normalised headings, first found wins
    requires: tuple[str, ...]
    refuse: Mapping[str, frozenset[str]]  # problem code -> headings that cannot be read
    event: Event | None = None
    decimal: DecimalMark | None = None
    dates: Order | None = None
    strict: bool = False  # every cell must be as the format says

    def find(self, headings: list[str]) -> dict[str, int] | None:
        """Our fields and the place of their columns; None when a required one is missing."""
        places = {word: at for at, word in reversed(list(enumerate(headings)))}
        found: dict[str, int] = {}
        for field, words in self.columns.items():
            at = next((places[word] for word in words if word in places), None)
            if at is not None:
                found[field] = at
        used = set(found.values())
        if _is_named_twice(headings, used):
            return None  # which of the two is meant must be asked
        complete = all(field in found for field in self.requires)
        return found if complete and ("atc" in found or "product" in found) else None


def _is_named_twice(headings: list[str], used: set[int]) -> bool:
    """Whether a column in use has the name of another; a table tells equal ones apart by place."""
    words = {headings[at] for at in used}
    others = (at for at in range(len(headings)) if at not in used)
    return any(
        headings[at] in words or headings[at].removesuffix(str(at + 1)) in words for at in others
    )


@cache
def _toml(name: str) -> dict[str, Any]:
    source = files("riktig.extract").joinpath("formats", f"{name}.toml")
    return tomllib.loads(source.read_text("utf-8"))


@cache
def known_format(name: str) -> Format:
    """A format by its name. KeyError if there is none."""
    if name not in FORMATS:
        raise KeyError(f"no format {name!r}")
    data = _toml(name)
    columns = {field: tuple(map(normalised, words)) for field, words in data["columns"].items()}
    refuse = {
        code: frozenset(map(normalised, words)) for code, words in data.get("refuse", {}).items()
    }
    return Format(
        name=name,
        columns=columns,
        requires=tuple(data["requires"]),
        refuse=refuse,
        event=data.get("event"),
        decimal=data.get("decimal"),
        dates=data.get("dates"),
        strict=data.get("strict", False),
    )


@cache
def foreign_kinds() -> Mapping[str, Mapping[str, Any]]:
    """The known tables that are no list of prescriptions, by name: `formats/foreign.toml`."""
    return cast("Mapping[str, Mapping[str, Any]]", _toml("foreign")["kinds"])


@cache
def dimension_words() -> Mapping[str, str]:
    """What a normalised heading of open statistics is, where it is no figure."""
    listed = cast("dict[str, list[str]]", _toml("foreign")["dimensions"])
    return {normalised(word): name for name, many in listed.items() for word in many}


@cache
def reference_words() -> Mapping[str, tuple[str, ...]]:
    """Normalised headings of a file of patients' reference days: `patient` and `day`."""
    listed = cast("dict[str, list[str]]", _toml("offsets")["reference"])
    return {name: tuple(map(normalised, many)) for name, many in listed.items()}


@cache
def heading_words(meaning: str) -> tuple[str, ...]:
    """Normalised headings that mean `meaning`, best first: the lists, then the formats'.

    A heading that is unclear outside its own format ("Antall") is left out.
    """
    listed = _toml("headings")["meaning"].get(meaning, ())
    formats = (word for name in FORMATS for word in known_format(name).columns.get(meaning, ()))
    unclear = heading_list("unclear", "amount")
    known = dict.fromkeys([*map(normalised, listed), *formats])
    return tuple(word for word in known if word not in unclear)


@cache
def heading_list(table: str, key: str) -> frozenset[str]:
    """Normalised headings of one of the other lists (`unclear.amount`, `person.headings`)."""
    return frozenset(map(normalised, _toml("headings")[table][key]))


@cache
def all_heading_words() -> frozenset[str]:
    """Every heading that is known from somewhere."""
    known = {word for meaning in MEANINGS for word in heading_words(meaning)}
    formats = {w for name in FORMATS for ws in known_format(name).columns.values() for w in ws}
    refused = {w for name in FORMATS for ws in known_format(name).refuse.values() for w in ws}
    others = heading_list("unclear", "amount") | heading_list("person", "headings")
    return frozenset(known | formats | refused | others)


@cache
def words(table: str) -> Mapping[str, str]:
    """Words that stand in cells: `words("sex")["kvinne"] == "female"`."""
    listed = cast("dict[str, list[str]]", _toml("words")[table])
    return {word: value for value, many in listed.items() for word in many}


@cache
def harmless_words(key: str) -> frozenset[str]:
    """Words that are about no person: `alone`, or only beside a number (`with_number`)."""
    return frozenset(_toml("words")["harmless"][key])


@cache
def empty_words() -> frozenset[str]:
    """What a cell says when it says nothing."""
    return frozenset(["", *_toml("words")["empty"]])
