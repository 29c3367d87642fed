"""How many DDD, and how much oral morphine, one unit of a product counts as.

All numbers come from `riktig.clinical`: WHO's DDD, Helsedirektoratet's ratios
and WHO's combined products. What the tables do not say is `None`, never guessed.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from riktig.clinical.tables import Row, number, rows
from riktig.measures.patches import patch_mg
from riktig.measures.rules import route_words

OMEQ_TABLE: Final = "HDIR"
_ORAL: Final = "oral"
_PATCH: Final = "transdermal"


class Content(NamedTuple):
    """What one product holds. A `None` is not known."""

    ddd_per_unit: float | None
    omeq_per_unit: float | None  # mg
    omeq_per_ddd: float | None  # mg


_UNKNOWN: Final = Content(None, None, None)


def content(
    atc: str, product: str | None, strength: float | None, strength_unit: str | None
) -> Content:
    """The content of a unit such as a tablet.

    A patch (ug/h) holds what it gives while it is worn (`riktig.measures.patches`).
    A fluid (mg/ml) has no content, since a unit may be a bottle or a millilitre;
    its OMEQ follows from the DDD the file states.
    """
    code = _current_codes().get(atc, atc)
    name = (product or "").casefold()
    route = _route(code, name, strength_unit)
    if route is None:
        return _UNKNOWN
    combined = _combination(code, name) if route == _ORAL else None
    if combined is not None:
        return _combined(combined)
    ddd, unit = _ddd().get((code, route), (None, ""))
    if ddd is None:
        return _UNKNOWN
    if unit == "unit":
        return Content(1 / ddd, None, None)
    substance = _counts_as().get(code, "")
    ratio = _ratios().get((substance, route))
    mg = strength if strength_unit == "mg" else None
    if strength_unit == "ug/h":
        mg = patch_mg(code, substance, strength)
    return Content(
        ddd_per_unit=None if mg is None else mg / ddd,
        omeq_per_unit=None if mg is None or ratio is None else mg * ratio,
        omeq_per_ddd=None if ratio is None else ddd * ratio,
    )


def _combined(row: Row) -> Content:
    units = float(row["ddd_units"])
    ratio = _ratios().get((row["counts_as"], _ORAL))
    omeq = None if ratio is None else float(row["counted_mg_per_unit"]) * ratio
    return Content(1 / units, omeq, None if omeq is None else omeq * units)


def _route(code: str, name: str, strength_unit: str | None) -> str | None:
    """The route; `None` when the substance has several and nothing tells which."""
    if strength_unit == "ug/h":
        return _PATCH
    told = _route_word(name) or _named_routes().get(name.partition(" ")[0])
    if told:
        return told
    routes = _routes().get(code, ())
    if _ORAL in routes:
        return _ORAL
    if len(routes) == 1:
        return routes[0]
    return _ORAL if any(row["atc"] == code for row in rows("combinations")) else None


def _route_word(text: str) -> str | None:
    for word, route in route_words():
        if word in text:
            return route
    return None


@cache
def _named_routes() -> dict[str, str]:
    """Brand names sold in one form only, where that form's words tell the route."""
    found: dict[str, set[str]] = {}
    for row in rows("strengths"):
        brand = row["product"].casefold().partition(" ")[0]
        if not brand:
            continue
        found.setdefault(brand, set()).add(_route_word(row["form"].casefold()) or _ORAL)
    return {brand: next(iter(routes)) for brand, routes in found.items() if len(routes) == 1}


def _combination(code: str, name: str) -> Row | None:
    for row in rows("combinations"):
        if row["atc"] == code and name.startswith(row["product"].casefold()):
            return row
    return None


@cache
def _ddd() -> dict[tuple[str, str], tuple[float, str]]:
    return {(row["atc"], row["route"]): (float(row["value"]), row["unit"]) for row in rows("ddd")}


@cache
def _routes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, route in _ddd():
        found[code] = (*found.get(code, ()), route)
    return found


@cache
def _current_codes() -> dict[str, str]:
    return {row["retired_atc"]: row["atc"] for row in rows("substances") if row["retired_atc"]}


@cache
def _counts_as() -> dict[str, str]:
    return {row["atc"]: row["counts_as"] for row in rows("substances")}


@cache
def _ratios() -> dict[tuple[str, str], float]:
    """Ratios of the default table to mg oral morphine, where they are per mg."""
    return {
        (row["substance"], row["route"]): value
        for row in rows("opioid_ratios")
        if row["table"] == OMEQ_TABLE
        and row["unit"] == "mg/mg"
        and (value := number(row["value"])) is not None
    }
