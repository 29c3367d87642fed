"""The medicines a plan can be made for: those with tablets or capsules in mg in `strengths.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from riktig.calculators.taper.products import is_whole
from riktig.calculators.taper.strengths import Strength
from riktig.clinical.tables import Row, rows
from riktig.text.catalogue import text

CLASSES: Final = ("benzodiazepine", "z_hypnotic", "opioid", "gabapentinoid")
# "100 (the list was cut)" and "49x1" are packs; what stands in brackets is about the reading.
_PACK: Final = re.compile(r"(\d+)(?:x1)?\s*(?:\(.*\))?")
_DIVISIBLE: Final = "ja"


@dataclass(frozen=True)
class Pack:
    """A pack of a product that a table lists."""

    size: int
    product: str


@dataclass(frozen=True)
class KnownStrength:
    """A strength of a medicine in one form, with every row that lists it.

    Divisible where a source says so of a product and none is swallowed whole. Where that
    is not every product, the plan says which; `divisible_products` are those.
    """

    mg: Fraction
    rows: tuple[Row, ...]

    @property
    def divisible(self) -> bool:
        """Whether a product of this strength may be halved, and none may not."""
        may = any(row["divisible"] == _DIVISIBLE for row in self.rows)
        return may and not any(map(is_whole, self.rows))

    @property
    def all_divisible(self) -> bool:
        """Whether a source says of every product that it may be halved."""
        return all(row["divisible"] == _DIVISIBLE for row in self.rows)

    @property
    def may_be_divided(self) -> bool:
        """Whether someone who knows the tablet may say so: not of what is swallowed whole."""
        return not all(map(is_whole, self.rows))

    @property
    def divisible_products(self) -> tuple[str, ...]:
        """The named products that may be halved."""
        found = (row["product"] for row in self.rows if row["divisible"] == _DIVISIBLE)
        return tuple(dict.fromkeys(name for name in found if name))

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs listed, smallest first."""
        return tuple(sorted(_packs(self.rows), key=lambda pack: (pack.size, pack.product)))

    def as_strength(self) -> Strength:
        """For the schedule."""
        return Strength(self.mg, self.divisible)


@dataclass(frozen=True)
class Medicine:
    """A substance in one form: "oksazepam", "tablett"."""

    substance: str
    form: str
    class_: str
    strengths: tuple[KnownStrength, ...]

    @property
    def unit(self) -> str:
        """What is counted, as a text key: tablet, capsule, depot_tablet, depot_capsule."""
        kind = "capsule" if "kapsel" in self.form else "tablet"
        return f"depot_{kind}" if self.long_acting else kind

    @property
    def long_acting(self) -> bool:
        """Whether the form releases slowly."""
        return self.form.startswith("depot")

    def strength(self, mg: Fraction) -> KnownStrength | None:
        """The listed strength of so many mg."""
        return next((known for known in self.strengths if known.mg == mg), None)


def _packs(listed: Iterable[Row]) -> Iterable[Pack]:
    for row in listed:
        for written in row["pack_sizes"].split(";"):
            found = _PACK.fullmatch(written.strip())
            if found:
                yield Pack(int(found[1]), row["product"] or row["substance"])


@cache
def classes() -> dict[str, str]:
    """The class of each substance a plan may be made for."""
    found = {row["substance"]: row["class"] for row in rows("substances")}
    return {name: class_ for name, class_ in found.items() if class_ in CLASSES}


@cache
def medicines() -> dict[tuple[str, str], Medicine]:
    """By substance and form, in the order of the table."""
    found: dict[tuple[str, str], dict[Fraction, list[Row]]] = {}
    for row in rows("strengths"):
        if row["substance"] in classes() and row["unit"] == "mg" and _is_counted(row["form"]):
            by_mg = found.setdefault((row["substance"], row["form"]), {})
            by_mg.setdefault(Fraction(row["value"]), []).append(row)
    return {
        (substance, form): Medicine(
            substance,
            form,
            classes()[substance],
            tuple(KnownStrength(mg, tuple(by_mg[mg])) for mg in sorted(by_mg)),
        )
        for (substance, form), by_mg in found.items()
    }


def forms_of(substance: str) -> tuple[str, ...]:
    """The forms of a substance, the first listed first; () where there is none."""
    return tuple(form for name, form in medicines() if name == substance)


def unit_word(unit: str, count: Fraction) -> str:
    """`tablett` or `tabletter`: one and a half is still one word in the singular."""
    return text(f"planning.unit.{unit}_{'one' if count < 2 else 'many'}")


def _is_counted(form: str) -> bool:
    return "tablett" in form or "kapsel" in form
