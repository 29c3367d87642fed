"""What a list says it carries along: what did not come is a row too, a rejected one."""

from __future__ import annotations

from collections.abc import Iterator

from riktig.extract.eresept_event import DISPENSING, Message, number_of
from riktig.extract.eresept_lists import WITHDRAWN
from riktig.extract.xml_tree import Node


class Promised:
    """The prescriptions that M9.6 lists and the dispensings that M9.8 counts, until they come."""

    def __init__(self, root: Node) -> None:
        self._prescriptions: dict[str, None] = {}
        self._dispensings = 0
        for node in root.walk():
            if node.name == "Listeelement" and node.value_at("Status") != WITHDRAWN:
                self._prescriptions[number_of(node.text_at("ReseptId"))] = None
            elif node.name == "AntallUteveringer" and node.text.isdecimal():
                self._dispensings += min(int(node.text[:4]), 1000)

    def came(self, message: Message) -> Message:
        """Notes a message that was carried along."""
        if message.event.name == DISPENSING:
            self._dispensings -= 1
        else:
            self._prescriptions.pop(message.number, None)
        return message

    def absent(self) -> Iterator[Message]:
        """A message without content for each that did not come."""
        for _ in range(len(self._prescriptions) + max(self._dispensings, 0)):
            yield Message(Node("", "", {}), None, "", absent=True)
