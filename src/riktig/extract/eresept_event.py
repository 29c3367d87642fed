"""One prescription or dispensing of e-resept, or one entry of a list of them, to one record."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from riktig.extract.cells import Bad, atc_of, day_of, name_of, patient_key, sex_of, year_of
from riktig.extract.eresept_amount import Amounts, amounts_of
from riktig.extract.keys import Keys
from riktig.extract.marks import excluded_of, group_of
from riktig.extract.names import classify_name
from riktig.extract.products import Products
from riktig.extract.record import Record, RowProblem
from riktig.extract.strengths import strength_in
from riktig.extract.xml_tree import Node
from riktig.text import text

# Kinds of a patient's number, the best first; any other comes after them.
_NUMBERS: Final = ("FNR", "DNR", "HNR", "FHN")
_NATIONAL_DIGITS: Final = 11  # whatever it is called: masks are of this kind too
DISPENSING: Final = "Utlevering"
_TRUE: Final = ("true", "1")


class Message(NamedTuple):
    """One event with the message around it: its patient and its number."""

    event: Node
    patient: Node | None
    number: str
    key: str = ""  # of the patient, where a list says who by name alone
    recalled: bool = False  # the list or the message around it says so
    started: bool = False  # its day is when the treatment began: a list does not say more
    absent: bool = False  # a list names it and it did not come along


class Event(NamedTuple):
    """A record, and what is needed to know whether another message takes it back."""

    record: Record
    number: str  # of the message; of a prescription, what its dispensings name
    occasion: tuple[int | None, date]  # prescription and day
    annulment: bool
    annuls: str  # number of the message that is taken back, if it is named
    refunded: bool  # it has a reimbursement code, of any kind
    named: bool  # the patient is known by name and address alone
    started: bool  # the day is when the treatment began


def event_of(
    file: int,
    row: int,
    message: Message,
    patients: Keys,
    others: Keys,
    products: Products | None = None,
) -> Event | RowProblem:
    """The event of a message, or why it cannot be read."""
    if message.absent:
        return RowProblem(file, row, "not_carried", text("extract.meaning.prescription"))
    node = message.event
    dispensed = node.name == DISPENSING
    annulment = dispensed and node.text_at("Annullering").casefold() in _TRUE
    key = patient_key(message.key or _patient_number(message.patient))
    day = day_of(node.text_at("Utleveringsdato" if dispensed else "Forskrivningsdato"), "ymd")
    goods = node.child("ReseptDokLegemiddel") or node.child("ReseptDokHandelsvare")
    atc = atc_of(_first(goods, "Atc", coded=True))
    product = name_of(_product(goods))
    amounts = amounts_of(goods, with_repeats=not dispensed)
    nothing = None if atc or product or annulment else Bad("no_drug")
    checked = (
        (key, "patient"),
        (day, "day"),
        (atc, "atc"),
        (nothing, "product"),
        (amounts, "packages"),
    )
    for value, meaning in checked:
        if isinstance(value, Bad):
            return RowProblem(file, row, value.code, text(f"extract.meaning.{meaning}"))
    stated = node.text_at("ReseptId") if dispensed else message.number
    refunded = _first(goods, "RefKode", coded=True)
    prescription = others.number(number_of(stated)) if number_of(stated) else None
    record = _record(file, row, patients.number(str(key)), day, atc, product, amounts)
    record = record._replace(
        event="dispensed" if dispensed else "prescribed",
        sex=sex_of(message.patient.value_at("Sex")) if message.patient else None,
        birth_year=year_of(message.patient.text_at("DateOfBirth")) if message.patient else None,
        prescription=prescription,
        recalled=annulment or message.recalled,
        prescription_group=group_of(_first(goods, "Reseptgruppe", coded=True)),
        excluded_for=excluded_of(refunded),
    )
    if products and isinstance(amounts, Amounts):
        told = _first(goods, "Varenr") or _first(goods, "Nr")
        record = products.completed(record, told, amounts.packs, amounts.times)
    annuls = number_of(node.text_at("AnnulleringsId"))
    return Event(
        record=record,
        number=message.number,
        occasion=(prescription, record.day),
        annulment=annulment,
        annuls=annuls,
        refunded=bool(refunded),
        named=bool(message.key),
        started=message.started,
    )


def number_of(stated: str) -> str:
    """A message's or prescription's number as it is compared."""
    return stated.strip().strip("{}").casefold()


def _record(
    file: int,
    row: int,
    patient: int,
    day: object,
    atc: object,
    product: str | None,
    amounts: object,
) -> Record:
    code = atc if isinstance(atc, str) else None
    strength = strength_in(product, code or classify_name(product)) if product else None
    known = amounts if isinstance(amounts, Amounts) else Amounts(None, None)
    return Record(
        file=file,
        row=row,
        patient=patient,
        day=day if isinstance(day, date) else date.min,
        event="prescribed",
        atc=code,
        product=product,
        strength=strength.value if strength else None,
        strength_unit=strength.unit if strength else None,
        units=known.units,
        ddd=known.ddd,
        birth_year=None,
        sex=None,
        prescription=None,
        recalled=False,
        units_at_once=known.units_at_once,
    )


def _patient_number(patient: Node | None) -> str:
    """The patient's number: a birth number before any other kind."""
    if patient is None:
        return ""
    idents = [node for node in patient.children if node.name == "Ident"]
    by_kind = {ident.value_at("TypeId").upper(): ident.text_at("Id") for ident in idents}
    for kind in _NUMBERS:
        if by_kind.get(kind):
            return by_kind[kind]
    kind, number = next((one for one in by_kind.items() if one[1]), ("", ""))
    national = number.isdigit() and len(number) == _NATIONAL_DIGITS
    return number if national or not number else f"{kind}|{number}"


def _product(goods: Node | None) -> str:
    """Name with form and strength; else the product's name, or that of a mixture."""
    for name in ("NavnFormStyrke", "Varenavn", "Navn"):
        found = _first(goods, name)
        if found:
            return found
    return goods.value_at("ProdGruppe", attribute="DN") if goods else ""


def _first(goods: Node | None, name: str, *, coded: bool = False) -> str:
    """The first element of a name in what was prescribed, at any depth."""
    if goods is None:
        return ""
    for node in goods.walk():
        if node.name == name:
            return node.attributes.get("V", "") if coded else node.text
    return ""
