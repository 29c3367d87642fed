"""The made-up parameters of the synthetic practices, and the real drugs they use.

`invented_*.csv` in this folder are invented: how often a treatment starts, how
long it lasts, packs, tablets a day. They are not clinical facts and are shown
to nobody as such. Strengths and DDD are not invented: they come from
`riktig.clinical`.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from riktig.synthetic.amounts import DddShare, ddd_share, strength_row


class Treatment(NamedTuple):
    """One kind of treatment course. Rates and shares are whole numbers."""

    name: str
    effect_group: str  # what a course for doctors changes; empty: nothing
    starts_per_million_days: int  # patient-days on the list
    days: tuple[int, int]  # shortest and longest course
    fill_days: int  # one dispensing is meant to last about this long
    one_each: bool  # a patient has at most one such course
    follows: tuple[str, ...]  # some courses go to patients who have one of these
    follows_percent: int
    women_percent: int
    age_weights: tuple[int, ...]  # per cent, for `population.AGE_GROUPS`


class Product(NamedTuple):
    """What is dispensed: a real name and strength, with invented packs and doses."""

    atc: str  # empty: the extract has the name only
    name: str
    strength: str  # decimal point; empty where the clinical tables have none
    unit: str  # mg or ug/h
    ddd: DddShare | None  # DDD in one unit; None where the clinical tables have none
    units_per_100_days: tuple[int, int]
    packs: tuple[int, ...]


@cache
def treatments() -> tuple[Treatment, ...]:
    """Every kind of course, in file order: a course may follow one that stands before it."""
    return tuple(_treatment(row) for row in _rows("invented_treatments"))


def _treatment(row: dict[str, str]) -> Treatment:
    return Treatment(
        name=row["treatment"],
        effect_group=row["effect_group"],
        starts_per_million_days=int(row["starts_per_million_days"]),
        days=(int(row["shortest_days"]), int(row["longest_days"])),
        fill_days=int(row["fill_days"]),
        one_each=row["one_each"] == "yes",
        follows=tuple(row["follows"].split()),
        follows_percent=int(row["follows_percent"]),
        women_percent=int(row["women_percent"]),
        age_weights=tuple(int(row[key]) for key in row if key.startswith("age_")),
    )


@cache
def products() -> dict[str, tuple[tuple[Product, ...], tuple[int, ...]]]:
    """Products of each treatment and their weights."""
    found: dict[str, list[tuple[Product, int]]] = {}
    for row in _rows("invented_products"):
        found.setdefault(row["treatment"], []).append((_product(row), int(row["weight"])))
    return {
        name: (tuple(product for product, _ in pairs), tuple(weight for _, weight in pairs))
        for name, pairs in found.items()
    }


def _product(row: dict[str, str]) -> Product:
    clinical = None
    if row["strength"]:
        clinical = strength_row(row["atc"], row["product"], row["substance"], row["strength"])
    return Product(
        atc=row["atc"],
        name=row["product"] or row["substance"].capitalize(),
        strength=row["strength"],
        unit=clinical["unit"] if clinical else "",
        ddd=ddd_share(clinical) if clinical else None,
        units_per_100_days=(int(row["units_low"]), int(row["units_high"])),
        packs=tuple(int(pack) for pack in row["packs"].split()),
    )


@cache
def age_bands() -> tuple[tuple[int, int, int], ...]:
    """Youngest, oldest, persons per 1000 on the list."""
    return tuple(
        (int(row["youngest"]), int(row["oldest"]), int(row["per_1000"]))
        for row in _rows("invented_list")
    )


def _rows(name: str) -> list[dict[str, str]]:
    table = files("riktig.synthetic").joinpath(f"{name}.csv")
    return list(csv.DictReader(table.read_text("utf-8").splitlines()))
