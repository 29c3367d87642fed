"""e-resept XML: prescriptions (M1) and dispensings (M10, M6) become records.

A recall (M5) makes its prescription recalled; an annulment makes the
dispensing it is about recalled. Namespaces carry dates, so only what stands
before the date counts.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Final

from riktig.extract.eresept_event import NAMESPACE, Event, Message, event_of, number_of
from riktig.extract.keys import Keys
from riktig.extract.limits import MAX_CONTAINERS
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
_KITH: Final = "http://www.kith.no/xmlstds/"
_CONTAINER: Final = "Base64Container"
# Most of a message, and nothing an audit asks for.
_LEFT_OUT: Final = frozenset(["Signature", "Sender", "Receiver", "Dosering"])


def read_eresept(blobs: list[bytes], salt: bytes | None = None) -> Reading:
    """Reads all messages of all files. `Refused` when no prescription or dispensing is there."""
    patients, prescriptions = Keys(salt), Keys()
    read: list[Event | RowProblem] = []
    recalled: set[str] = set()
    for file, blob in enumerate(blobs):
        row = 0
        for message in _messages(blob, 0):
            if message.event.name == "Tilbakekalling":
                recalled.add(number_of(message.event.text_at("ReseptId")))
                continue
            row += 1
            read.append(event_of(file, row, message, patients, prescriptions))
    if not read:
        raise Refused("eresept_no_events")
    events = [one for one in read if isinstance(one, Event)]
    gone = _annulled(events)
    records = tuple(_final(event, recalled, at in gone) for at, event in enumerate(events))
    rejected = tuple(one for one in read if isinstance(one, RowProblem))
    return Reading("eresept", records, rejected, columns=_fields(events), keys=patients.kept())


def _fields(events: list[Event]) -> tuple[str, ...]:
    """The fields the messages had; the last two only where some message has them."""
    grouped = ("prescription_group",) if any(e.record.prescription_group for e in events) else ()
    return (*_FIELDS, *grouped, *(("excluded_for",) if any(e.refunded for e in events) else ()))


def _messages(blob: bytes, depth: int) -> Iterator[Message]:
    """The events of a file, those packed inside other messages among them."""
    found = list(trees(blob, _is_message, _LEFT_OUT))
    if not found and not depth:
        raise Refused("xml_not_eresept")
    for root in found:
        patient = root.child("MsgInfo", "Patient")
        number = number_of(root.text_at("MsgInfo", "MsgId"))
        for node in root.walk():
            if _is_event(node.name, node.space):
                yield Message(node, patient, number)
            elif node.name == _CONTAINER:
                yield from _contained(node, depth + 1)


def _contained(node: Node, depth: int) -> Iterator[Message]:
    if depth > MAX_CONTAINERS:
        raise Refused("xml_too_deep")
    try:
        blob = base64.b64decode("".join(node.text.split()), validate=True)
    except (ValueError, binascii.Error):
        raise Refused("xml_broken") from None
    if _KITH.encode() in blob:
        yield from _messages(blob, depth)


def _is_message(name: str, space: str) -> bool:
    whole = name == "MsgHead" and space.startswith(_KITH)
    return whole or _is_event(name, space)


def _is_event(name: str, space: str) -> bool:
    return any(space.startswith(NAMESPACE + rest) for rest in _EVENTS.get(name, ()))


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
