"""FHIR R4 JSON: Medication* events of bundles and single resources become records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from riktig.extract.fhir_event import EVENTS, record_of
from riktig.extract.fhir_index import Index, Resource, dicts, first_text
from riktig.extract.fhir_marks import REIMBURSEMENT
from riktig.extract.fhir_sfm import amendment_of
from riktig.extract.keys import Keys
from riktig.extract.nesting import is_too_deep
from riktig.extract.products import Products
from riktig.extract.record import Reading, Record, RowProblem
from riktig.problem import Refused

_FIELDS: Final = (
    "patient", "day", "event", "atc", "product", "strength", "strength_unit", "units",
    "birth_year", "sex", "prescription", "recalled",
)  # fmt: skip
_MADE_UP: Final = frozenset(["synthetic", "HTEST"])  # HL7: "test health data"


def read_fhir(
    texts: list[str], salt: bytes | None = None, products: Products | None = None
) -> Reading:
    """Reads all resources of all files. `Refused` when there is no Medication event in them."""
    found = [list(_resources(_parsed(content))) for content in texts]
    index = Index([resource for resources in found for resource in resources])
    patients, prescriptions = Keys(salt), Keys()
    records: list[Record] = []
    rejected: list[RowProblem] = []
    withdrawn: set[tuple[int, int | None]] = set()
    for file, resources in enumerate(found):
        events = [resource for resource in resources if resource.kind in EVENTS]
        for row, resource in enumerate(events, 1):
            made = record_of(file, row, resource, index, patients, prescriptions, products)
            if isinstance(made, RowProblem):
                rejected.append(made)
            else:
                records.append(made)
                if made.event == "prescribed" and amendment_of(resource.body).withdrawn:
                    withdrawn.add((made.patient, made.prescription))
    if not records and not rejected:
        raise Refused("fhir_no_medications")
    synthetic = any(map(_is_made_up, (r for resources in found for r in resources)))
    return Reading(
        "fhir",
        tuple(_final(record, withdrawn) for record in records),
        tuple(rejected),
        synthetic,
        _fields(texts, records),
        keys=patients.kept(),
    )


def _final(record: Record, withdrawn: set[tuple[int, int | None]]) -> Record:
    """The record, recalled when a later answer says so of its prescription."""
    later = record.event == "prescribed" and record.prescription is not None
    if later and (record.patient, record.prescription) in withdrawn:
        return record._replace(recalled=True)
    return record


def _fields(texts: list[str], records: list[Record]) -> tuple[str, ...]:
    """The fields the messages had; the last two only where some message has them."""
    grouped = ("prescription_group",) if any(one.prescription_group for one in records) else ()
    coded = ("excluded_for",) if any(REIMBURSEMENT in text.casefold() for text in texts) else ()
    return (*_FIELDS, *grouped, *coded)


def _parsed(content: str) -> Any:
    if is_too_deep(content):
        raise Refused("json_too_deep")
    try:
        return json.loads(content)
    except RecursionError:
        raise Refused("json_too_deep") from None
    except ValueError:
        raise Refused("json_broken") from None


def _resources(data: Any) -> Iterator[Resource]:
    """Every resource of a bundle, of bundles inside Parameters, of a list, or the one itself."""
    waiting: list[tuple[Any, str]] = [(data, "")]
    seen_one = False
    while waiting:
        body, url = waiting.pop()
        if isinstance(body, list):
            waiting += [(item, "") for item in reversed(body)]
            continue
        if not isinstance(body, dict) or not isinstance(body.get("resourceType"), str):
            if not seen_one:
                raise Refused(_what_else(body))
            continue
        seen_one = True
        resource = Resource(body["resourceType"], body, url)
        yield resource
        inner = body.get("entry") if resource.kind == "Bundle" else body.get("parameter")
        if resource.kind in ("Bundle", "Parameters") and isinstance(inner, list):
            waiting += [
                (entry.get("resource"), str(entry.get("fullUrl") or ""))
                for entry in reversed(inner)
                if isinstance(entry, dict) and entry.get("resource") is not None
            ]


def _what_else(body: Any) -> str:
    """The problem of JSON that is no FHIR: JSON-stat says itself what it is."""
    statistics = isinstance(body, dict) and body.get("class") == "dataset" and "dimension" in body
    return "file_is_json_statistics" if statistics else "json_not_fhir"


def _is_made_up(resource: Resource) -> bool:
    meta = resource.body.get("meta")
    if not isinstance(meta, dict):
        return False
    marks = [*dicts(meta.get("tag")), *dicts(meta.get("security"))]
    return any(first_text(mark.get("code")) in _MADE_UP for mark in marks)
