"""What Sentral forskrivningsmodul says of a prescription in its own extensions.

A medicine in use is a MedicationStatement there; the day it was prescribed, the packs, the
repeats and whether it was recalled stand in an extension of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from riktig.extract.fhir_index import Index, Resource, dicts, first_text
from riktig.extract.limits import MAX_AMOUNT
from riktig.extract.packs import is_counted, pack_size

_AMENDMENT: Final = "sfm-reseptamendment"
_DISPENSING: Final = "sfm-dispenseinfo"
_DETAILS: Final = "sfm-medicationdetails"
_PACKS: Final = "numberofpackages"
_PACK: Final = "packinginfoprescription"
_WITHDRAWN: Final = "T"  # kodeverk 7408: Tilbakekalt
_REPEATS: Final = re.compile(r"\d{1,2}")


class Amendment(NamedTuple):
    """What SFM adds to a prescription; all empty for FHIR from elsewhere."""

    day: str = ""
    packs: float | None = None
    repeats: int = 0
    withdrawn: bool = False


def amendment_of(body: dict[str, Any]) -> Amendment:
    """The extension of a prescription or a dispensing."""
    if any(one.get("valueBoolean") is True for one in _inside(body, _DISPENSING, "cancellation")):
        return Amendment(withdrawn=True)
    stated = [first_text(one.get("valueDate")) for one in _inside(body, _AMENDMENT, "reseptdate")]
    packs = [_amount(one.get("valueDecimal")) for one in _inside(body, _AMENDMENT, _PACKS)]
    repeats = [first_text(one.get("valueString")) for one in _inside(body, _AMENDMENT, "reit")]
    recalled = any(True for _ in _inside(body, _AMENDMENT, "recallinfo"))
    return Amendment(
        day=first_text(*stated),
        packs=next((one for one in packs if one is not None), None),
        repeats=next((int(one) for one in repeats if _REPEATS.fullmatch(one)), 0),
        withdrawn=recalled or _status(body) == _WITHDRAWN,
    )


def size_of_pack(resource: Resource, index: Index) -> float | None:
    """How many pieces a pack of an event's medicine has; None where they are not counted."""
    reference = resource.body.get("medicationReference")
    medicine = index.resolve(reference, resource) if isinstance(reference, dict) else None
    for pack in _inside(medicine.body, _DETAILS, _PACK) if medicine else ():
        parts = {first_text(one.get("url")): one for one in dicts(pack.get("extension"))}
        size = pack_size(first_text(parts.get("packingsize", {}).get("valueString")))
        if is_counted(_code(parts.get("packingunit", {}))):
            return size
    return None


def _status(body: dict[str, Any]) -> str:
    for outer in _inside(body, _AMENDMENT, "rfstatus"):
        for inner in dicts(outer.get("extension")):
            if inner.get("url") == "status":
                return _code(inner)
    return ""


def _code(extension: dict[str, Any]) -> str:
    concept = extension.get("valueCodeableConcept")
    codings = dicts(concept.get("coding")) if isinstance(concept, dict) else []
    return first_text(*(coding.get("code") for coding in codings))


def _inside(body: dict[str, Any], outer: str, inner: str) -> Iterator[dict[str, Any]]:
    """The extensions of a name inside those of another."""
    for extension in dicts(body.get("extension")):
        if first_text(extension.get("url")).endswith(outer):
            yield from (one for one in dicts(extension.get("extension")) if one.get("url") == inner)


def _amount(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if 0 <= value <= MAX_AMOUNT else None
