"""e-resept XML: prescriptions, dispensings and lists of them become records.

A recall (M5) makes its prescription recalled; an annulment makes the
dispensing it is about recalled. Namespaces carry dates, so only what stands
before the date counts. Messages that hold nothing of the kind (receipts,
requests) are no rows; a reading of them alone is refused and says what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from riktig.extract.eresept_event import Event, Message, event_of, number_of
from riktig.extract.eresept_kinds import Kinds
from riktig.extract.eresept_lists import (
    WITHDRAWN,
    entry_of,
    exported,
    found_of,
    is_entry,
    is_export,
    is_found,
)
from riktig.extract.eresept_packed import unpacked
from riktig.extract.eresept_promised import Promised
from riktig.extract.eresept_spaces import is_ours, kind_of, mentions
from riktig.extract.keys import Keys
from riktig.extract.limits import MAX_CONTAINERS
from riktig.extract.products import Products
from riktig.extract.record import Reading, Record, RowProblem
from riktig.extract.xml_tree import Node, trees
from riktig.problem import Refused

_FIELDS: Final = (
    "patient", "day", "event", "atc", "product", "strength", "strength_unit", "units", "ddd",
    "birth_year", "sex", "prescription", "recalled",
)  # fmt: skip
# Local name of an event -> what its namespace may go on with after the common part.
_EVENTS: Final = {
    "Resept": ("m1/",),
    "Utlevering": ("utlevering/", "m10/", "m6/"),
    "Tilbakekalling": ("m5/",),
}
_CONTAINERS: Final = ("Base64Container", "VarerIBrukB64", "UtleveringB64")
# Most of a message, and nothing an audit asks for.
_LEFT_OUT: Final = frozenset(
    ["Signature", "Sender", "Receiver", "Dosering", "Brukere", "LokalKommentar", "Sporsmal"]
)


class _Around(NamedTuple):
    """What holds of the messages packed in another: depth, patient, whether it was withdrawn."""

    depth: int = 0
    patient: Node | None = None
    recalled: bool = False


def read_eresept(
    blobs: list[bytes], salt: bytes | None = None, products: Products | None = None
) -> Reading:
    """Reads all messages of all files. `Refused` when no prescription or dispensing is there."""
    patients, prescriptions = Keys(salt), Keys()
    read: list[Event | RowProblem] = []
    opened = _Opened()
    for file, blob in enumerate(blobs):
        for row, message in enumerate(opened.messages(blob, _Around()), 1):
            read.append(event_of(file, row, message, patients, prescriptions, products))
    if not read:
        raise opened.kinds.refusal()
    events = _agreeing([one for one in read if isinstance(one, Event)])
    gone = _annulled(events)
    records = tuple(_final(event, opened.recalled, at in gone) for at, event in enumerate(events))
    rejected = tuple(one for one in read if isinstance(one, RowProblem))
    return Reading("eresept", records, rejected, columns=_fields(events), keys=patients.kept())


def _fields(events: list[Event]) -> tuple[str, ...]:
    """The fields the messages had; the last two only where some message has them."""
    grouped = ("prescription_group",) if any(e.record.prescription_group for e in events) else ()
    return (*_FIELDS, *grouped, *(("excluded_for",) if any(e.refunded for e in events) else ()))


class _Opened:
    """Opens files: their events, the prescriptions they withdraw, and what else they hold."""

    def __init__(self) -> None:
        self.recalled: set[str] = set()
        self.kinds = Kinds()

    def messages(self, blob: bytes, around: _Around) -> Iterator[Message]:
        """The events of a file, those packed inside other messages among them."""
        found = list(trees(blob, _is_message, _LEFT_OUT))
        if not found and not around.depth:
            self.kinds.add_root(blob)
        for root in found:
            self.kinds.add(root.value_at("MsgInfo", "Type") or root.name)
            patient = root.child("MsgInfo", "Patient") or around.patient
            recalled = around.recalled or _is_withdrawn(root)
            inside = _Around(around.depth + 1, patient, recalled)
            number = number_of(root.text_at("MsgInfo", "MsgId"))
            promised = Promised(root)
            for node in root.walk():
                yield from map(promised.came, self._events(node, number, inside))
            yield from promised.absent()

    def _events(self, node: Node, number: str, inside: _Around) -> Iterator[Message]:
        """What one element of a message is."""
        if node.name in _CONTAINERS:
            yield from self._contained(node, inside)
        elif node.name == "Listeelement" and node.value_at("Status") == WITHDRAWN:
            self.recalled.add(number_of(node.text_at("ReseptId")))
        elif is_entry(node.name, node.space):
            yield entry_of(node, inside.patient)
        elif is_found(node.name, node.space):
            yield found_of(node)
        elif is_export(node.name, node.space):
            yield from exported(node)
        elif _is_event(node.name, node.space):
            if node.name == "Tilbakekalling":
                self.kinds.add("ERM5")
                self.recalled.add(number_of(node.text_at("ReseptId")))
            else:
                recalled = inside.recalled and node.name == "Resept"
                yield Message(node, inside.patient, number, recalled=recalled)

    def _contained(self, node: Node, inside: _Around) -> Iterator[Message]:
        if inside.depth > MAX_CONTAINERS:
            raise Refused("xml_too_deep")
        blob = unpacked(node.text)
        if mentions(blob):
            yield from self.messages(blob, inside)


def _is_withdrawn(root: Node) -> bool:
    """Whether a download (M9.4) says that its prescription was withdrawn."""
    downloads = (node for node in root.walk() if node.name == "ReseptNedlasting")
    return any(node.value_at("Status") == WITHDRAWN for node in downloads)


def _is_message(name: str, space: str) -> bool:
    if name == "MsgHead" and is_ours(space):
        return True
    listed = is_entry(name, space) or is_found(name, space) or is_export(name, space)
    return listed or _is_event(name, space)


def _is_event(name: str, space: str) -> bool:
    return kind_of(space).startswith(_EVENTS.get(name, ("-",)))


def _agreeing(events: list[Event]) -> list[Event]:
    """The events, those of lists with the day and the patient that the prescription itself has.

    A list knows when a treatment began, or who by name; the prescription it names knows more.
    """
    told: dict[str, Record] = {}
    for event in events:
        record = event.record
        if record.event == "prescribed" and event.number and not (event.named or event.started):
            told.setdefault(event.number, record)
    return [
        event._replace(record=_told(event, known)) if (known := told.get(event.number)) else event
        for event in events
    ]


def _told(event: Event, known: Record) -> Record:
    record = event.record
    if event.started:
        return record._replace(day=known.day)
    return record._replace(patient=known.patient) if event.named else record


def _annulled(events: list[Event]) -> set[int]:
    """Places of the dispensings that an annulment takes back.

    An annulment names the message it takes back; one that names none takes
    back what was dispensed on the same prescription the same day.
    """
    named = {event.annuls for event in events if event.annulment and event.annuls}
    unnamed = {event.occasion for event in events if event.annulment and not event.annuls}
    return {
        at
        for at, event in enumerate(events)
        if event.record.event == "dispensed"
        and (event.number in named or event.occasion in unnamed)
    }


def _final(event: Event, recalled: set[str], annulled: bool) -> Record:
    record = event.record
    withdrawn = record.event == "prescribed" and event.number in recalled and bool(event.number)
    return record._replace(recalled=record.recalled or withdrawn or annulled)
