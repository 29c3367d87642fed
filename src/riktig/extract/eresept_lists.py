"""Lists of e-resept as if each entry were a prescription of its own.

A list of medicines in use (M25.1 and its kin) packs each prescription's content in base64
and says when the treatment began, not when it was prescribed. An answer to a pharmacy's search
(M92) says who by name. An export from the prescribing module holds every version of a
prescription: the newest one counts, and a version is no row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riktig.extract.eresept_event import Message, number_of
from riktig.extract.eresept_packed import unpacked
from riktig.extract.eresept_spaces import kind_of
from riktig.extract.xml_tree import Node, trees
from riktig.problem import Refused

WITHDRAWN: Final = "T"  # kodeverk 7408: Tilbakekalt
_TRUE: Final = ("true", "1")
# Of a version in an export: the prescription was taken back, or deleted as wrong.
_TAKEN_BACK: Final = ("Tilbakekalling", "Slettet")
_GOODS: Final = ("ReseptDokLegemiddel", "ReseptDokHandelsvare")


def is_entry(name: str, space: str) -> bool:
    """Whether an element is an entry of a list of medicines in use."""
    listed = name in ("EnkeltoppforingLIB", "EnkeltoppforingVIB")
    return listed and kind_of(space).startswith("m25")


def is_found(name: str, space: str) -> bool:
    """Whether an element is a prescription in an answer to a pharmacy's search."""
    return name == "Reseptinfo" and kind_of(space).startswith("m92/")


def is_export(name: str, space: str) -> bool:
    """Whether an element is all that the prescribing module knows of one patient."""
    return name == "PasientExport" and kind_of(space).startswith("forskrivningsmodul/")


def entry_of(entry: Node, patient: Node | None) -> Message:
    """An entry of a list of medicines in use, on the day the treatment began."""
    goods = _content(entry.text_at("ReseptDokLegemiddelB64"))
    event = _prescription(entry.text_at("DatoOppstart"), goods)
    return Message(event, patient, number_of(entry.text_at("ReseptId")), started=True)


def found_of(info: Node) -> Message:
    """A prescription of a search. The patient is known by name and address alone."""
    address = info.child("Address")
    parts = [info.text_at("Fornavn"), info.text_at("Etternavn")]
    parts += [one.text for one in address.children] if address else []
    goods = Node("ReseptDokLegemiddel", info.space, {}, info.children)
    return Message(
        _prescription(info.text_at("Forskrivningsdato"), goods),
        None,
        number_of(info.text_at("ReseptId")),
        key=" ".join(part for part in parts if part) if all(parts[:2]) else "",
        recalled=info.value_at("Status") == WITHDRAWN,
    )


def exported(export: Node) -> Iterator[Message]:
    """Every prescription of an export once, whatever the number of its versions."""
    patient = export.child("DemografiskInfo")
    treatments = export.child("Behandlinger")
    for treatment in treatments.children if treatments else ():
        details = treatment.child("PrescriptionDetails")
        written = {info.text_at("Id"): info for info in (details.children if details else ())}
        for number, versions in _versions(treatment).items():
            yield _exported(treatment, versions, written, patient, number)


def _versions(treatment: Node) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for version in treatment.children:
        if version.name == "Prescription":
            number = version.text_at("ReseptId") or version.text_at("PrescriptionId")
            found.setdefault(number_of(number), []).append(version)
    return found


def _exported(
    treatment: Node,
    versions: list[Node],
    written: dict[str, Node],
    patient: Node | None,
    number: str,
) -> Message:
    newest = max(versions, key=lambda one: (_says(one, "Aktiv"), one.text_at("Tidspunkt")))
    info = written.get(newest.text_at("ForskrivningsInfoId"))
    day = info.text_at("Forskrivningsdato") if info else ""
    goods = next((found for name in _GOODS if info and (found := info.child(name))), None)
    return Message(
        _prescription(day or treatment.text_at("DatoOppstart"), goods),
        patient,
        number,
        recalled=_is_taken_back(versions, newest),
        started=not day,
    )


def _is_taken_back(versions: list[Node], newest: Node) -> bool:
    """Whether a prescription was recalled, deleted, or never more than a draft."""
    taken = any(version.child(name) for version in versions for name in _TAKEN_BACK)
    drafts = all(version.text_at("Kladd") for version in versions)
    return taken or drafts or newest.text_at("RfStatus").casefold() == "tilbakekalt"


def _says(node: Node, name: str) -> bool:
    return node.text_at(name).casefold() in _TRUE


def _prescription(day: str, goods: Node | None) -> Node:
    """A prescription (M1) that holds what a list says."""
    dated = Node("Forskrivningsdato", "", {}, pieces=[day])
    return Node("Resept", "", {}, [dated, goods] if goods else [dated])


def _content(packed: str) -> Node | None:
    """What was prescribed, from its base64; None when it cannot be read."""
    try:
        return next(trees(unpacked(packed), _is_goods, frozenset(["Dosering"])), None)
    except Refused as refused:
        if refused.problem.code == "xml_broken":
            return None
        raise


def _is_goods(name: str, _space: str) -> bool:
    return name in _GOODS
