"""Which medicine a line is about, and what WHO's table says of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from riktig.calculators.opioids.item import PATCH_ROUTE, ROUTES
from riktig.calculators.substances import substance_row
from riktig.clinical.tables import Row, rows
from riktig.problem import Refused

ORAL: Final = "oral"


class Medicine(NamedTuple):
    """A substance, how it is taken, and the product where WHO counts it in units."""

    substance: Row
    route: str
    combination: Row | None


@cache
def ddd_rows() -> dict[str, dict[str, Row]]:
    """WHO's DDD by ATC code and route."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows("ddd"):
        found.setdefault(row["atc"], {})[row["route"]] = row
    return found


@cache
def routes_of(atc: str) -> tuple[str, ...]:
    """The routes a code has a DDD for."""
    products = any(row["atc"] == atc for row in rows("combinations"))
    known = {*ddd_rows().get(atc, {}), *((ORAL,) if products else ())}
    return tuple(route for route in ROUTES if route in known)


def read_medicine(values: Mapping[str, Any]) -> Medicine:
    """The medicine of a line, by substance, ATC code or name of a combination product."""
    product = _product(values.get("substance"))
    name = values.get("substance") if product is None else product["atc"]
    substance = substance_row(name, "substance")
    route = _route(values, substance)
    if route != ORAL:
        return Medicine(substance, route, None)
    return Medicine(substance, route, product or _only_product(substance))


def _product(name: object) -> Row | None:
    if not isinstance(name, str):
        return None
    wanted = name.strip().casefold()
    found = (row for row in rows("combinations") if row["product"].casefold() == wanted)
    return next(found, None)


def _only_product(substance: Row) -> Row | None:
    """The combination product of a code; several with their own DDD must be told apart."""
    found = [row for row in rows("combinations") if row["atc"] == substance["atc"]]
    if len(found) > 1:
        names = ", ".join(row["product"] for row in found)
        details = {"substance": substance["substance"], "products": names}
        raise Refused("choose_product", field="substance", **details)
    return found[0] if found else None


def _route(values: Mapping[str, Any], substance: Row) -> str:
    """As given; else by mouth, or the one route there is."""
    given = values.get("route")
    if given in (None, ""):
        known = routes_of(substance["atc"])
        if values.get("strength_ug_per_h") not in (None, ""):
            given = PATCH_ROUTE
        else:
            given = known[0] if len(known) == 1 else ORAL
    if given not in ROUTES:
        raise Refused("unknown_route", field="route", routes=", ".join(ROUTES))
    if given not in routes_of(substance["atc"]):
        field = "route" if routes_of(substance["atc"]) else "substance"
        raise Refused("no_ddd", field=field, substance=substance["substance"])
    return str(given)
