"""One Medication* event of FHIR to one record."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Final

from riktig.extract.cells import Bad, atc_of, day_of, name_of, patient_key, sex_of, year_of
from riktig.extract.death import CODE as AFTER_DEATH
from riktig.extract.death import last_day
from riktig.extract.fhir_index import (
    Index,
    Resource,
    dicts,
    first_identifier,
    first_text,
    identifier_of,
)
from riktig.extract.fhir_marks import marks_of
from riktig.extract.fhir_medicine import counted_units, medicine_of
from riktig.extract.fhir_sfm import Amendment, amendment_of, size_of_pack
from riktig.extract.keys import Keys
from riktig.extract.limits import MAX_AMOUNT
from riktig.extract.names import classify_name
from riktig.extract.products import Products
from riktig.extract.record import Event, Record, RowProblem
from riktig.extract.strengths import Strength, strength_in
from riktig.text import text

EVENTS: Final[dict[str, Event]] = {
    "MedicationRequest": "prescribed",
    "MedicationStatement": "prescribed",
    "MedicationDispense": "dispensed",
    "MedicationAdministration": "dispensed",
}
# Statuses of which the row adds nothing: it was cancelled, was wrong, or has not happened.
ADDS_NOTHING: Final[dict[str, frozenset[str]]] = {
    "MedicationRequest": frozenset(["cancelled", "entered-in-error", "draft"]),
    "MedicationStatement": frozenset(["entered-in-error", "not-taken"]),
    "MedicationDispense": frozenset(
        ["cancelled", "entered-in-error", "declined", "preparation", "in-progress", "on-hold"]
    ),
    "MedicationAdministration": frozenset(["entered-in-error", "not-done"]),
}
_NO_ORDER: Final = frozenset(["proposal", "option"])  # intents that prescribe nothing
_DAYS: Final = (
    "authoredOn",
    "whenHandedOver",
    "whenPrepared",
    "effectiveDateTime",
    "effectivePeriod",
    "dateAsserted",
)


def record_of(
    file: int,
    row: int,
    resource: Resource,
    index: Index,
    patients: Keys,
    others: Keys,
    products: Products | None = None,
) -> Record | RowProblem:
    """The record of an event, or why there is none."""
    body = resource.body
    key, person = _patient(resource, index)
    added = amendment_of(body)
    day = _day(body, added.day)
    medicine = medicine_of(resource, index)
    atc = _atc(medicine.atc)
    for value, meaning in ((key, "patient"), (day, "day"), (atc, "atc")):
        if isinstance(value, Bad):
            return RowProblem(file, row, value.code, text(f"extract.meaning.{meaning}"))
    last = last_day(str(person.get("deceasedDateTime") or ""))
    if last is not None and isinstance(day, date) and day > last:
        return RowProblem(file, row, AFTER_DEATH, text("extract.meaning.day"))
    product = name_of(medicine.product)
    marks = marks_of(resource, index)
    code = atc if isinstance(atc, str) else None
    strength = _strength(product, code) if product else None
    units, at_once = _units(resource, added, index)
    record = Record(
        file=file,
        row=row,
        patient=patients.number(str(key)),
        day=day if isinstance(day, date) else date.min,
        event=EVENTS[resource.kind],
        atc=code,
        product=product,
        strength=strength.value if strength else None,
        strength_unit=strength.unit if strength else None,
        units=units,
        ddd=None,
        birth_year=year_of(str(person.get("birthDate") or "")),
        sex=sex_of(str(person.get("gender") or "")),
        prescription=_prescription(resource, index, others),
        recalled=added.withdrawn or _adds_nothing(resource),
        prescription_group=marks.group,
        excluded_for=marks.excluded_for,
        units_at_once=at_once,
    )
    if products is None:
        return record
    return products.completed(record, medicine.number, added.packs, 1.0 + added.repeats)


@lru_cache(maxsize=4096)
def _strength(product: str, atc: str | None) -> Strength | None:
    return strength_in(product, atc or classify_name(product))


_atc = lru_cache(maxsize=4096)(atc_of)
_day_of = lru_cache(maxsize=4096)(day_of)


def _patient(resource: Resource, index: Index) -> tuple[str | Bad, dict[str, Any]]:
    """The patient's key: an identifier where there is one, else the reference."""
    subject = resource.body.get("subject")
    if not isinstance(subject, dict):
        return Bad("no_patient"), {}
    person = index.resolve(subject, resource)
    known = identifier_of(person.body if person else subject)
    if known:
        return patient_key(known), person.body if person else {}
    if person and person.url == resource.url and person.contained:
        return Bad("no_patient"), person.body
    address = person.address if person else first_text(subject.get("reference"))
    masked = patient_key(address.rpartition("/")[2]) == Bad("masked_patient")
    key = Bad("masked_patient") if masked else patient_key(address)
    return key, person.body if person else {}


def _units(resource: Resource, added: Amendment, index: Index) -> tuple[float | None, float | None]:
    """Units in all, and those of one dispensing where there can be several."""
    counted = counted_units(resource.body)
    if counted is not None or added.packs is None:
        return counted, None
    size = size_of_pack(resource, index)
    at_once = added.packs * size if size is not None else None
    if at_once is None or at_once * (1 + added.repeats) > MAX_AMOUNT:
        return None, None
    return at_once * (1 + added.repeats), at_once if added.repeats else None


def _day(body: dict[str, Any], prescribed: str) -> date | Bad:
    """The day as written, in the sender's own time zone; that of the prescription first."""
    if prescribed:
        return _day_of(prescribed, "ymd")
    for name in _DAYS:
        value = body.get(name)
        stated = value.get("start") if isinstance(value, dict) else value
        if isinstance(stated, str) and stated:
            return _day_of(stated, "ymd")
    for extension in dicts(body.get("extension")):
        if extension.get("url") == "effectiveDateTime":
            return _day_of(
                first_text(extension.get("valueDate"), extension.get("valueDateTime")), "ymd"
            )
    return Bad("no_date")


def _adds_nothing(resource: Resource) -> bool:
    body = resource.body
    if first_text(body.get("status")) in ADDS_NOTHING[resource.kind]:
        return True
    is_request = resource.kind == "MedicationRequest"
    return is_request and (
        first_text(body.get("intent")) in _NO_ORDER or body.get("doNotPerform") is True
    )


def _prescription(resource: Resource, index: Index, others: Keys) -> int | None:
    """One number for a prescription and what was dispensed on it."""
    if EVENTS[resource.kind] == "prescribed":
        number = _number(resource)
        return others.number(number) if number else None
    based_on = next(iter(dicts(resource.body.get("authorizingPrescription"))), None)
    if resource.kind != "MedicationDispense" or based_on is None:
        return None
    found = index.resolve(based_on, resource)
    number = _number(found) if found else first_text(based_on.get("reference"))
    return others.number(number) if number else None


def _number(resource: Resource) -> str:
    """What a prescription is known by; a medicine in use by its own number in every answer."""
    known = first_identifier(resource.body) if resource.kind == "MedicationStatement" else ""
    return known or resource.address
