"""What a page may say to its kernel, in which form, and what is dropped unread."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

# A message's offsets: eight bytes each; channel, four parts and the end, then buffers.
WORD, FEWEST_PARTS, MOST_PARTS = 8, 6, 512
HEADER, CONTENT = 1, 4  # places of the parts
PROTOCOL = "v1.kernel.websocket.jupyter.org"
# What a page may open in its kernel: a line that asks how the widgets are. Another would make
# widgets there that the app does not have.
MAY_BE_OPENED = "jupyter.widget.control"


def is_framed(message: bytes) -> bool:
    """Whether a message's table of offsets fits the message.

    Jupyter trusts the first number, and counts to it: up to 2^64.
    """
    count = int.from_bytes(message[:WORD], "little")
    if not FEWEST_PARTS <= count <= MOST_PARTS or len(message) < WORD * (count + 1):
        return False
    table = range(WORD, WORD * (count + 1), WORD)
    offsets = [int.from_bytes(message[at : at + WORD], "little") for at in table]
    return offsets == sorted(offsets) and offsets[-1] <= len(message)


def opens_another(message: bytes) -> bool:
    """Whether a framed message would open anything but what a page may. May raise on rubbish."""
    if _part(message, HEADER).get("msg_type") != "comm_open":
        return False
    return bool(_part(message, CONTENT).get("target_name") != MAY_BE_OPENED)


def _part(message: bytes, place: int) -> dict[str, Any]:
    start, end = (
        int.from_bytes(message[at : at + WORD], "little")
        for at in (WORD * (place + 1), WORD * (place + 2))
    )
    read: dict[str, Any] = json.loads(message[start:end])
    return read


class GuardedConnection(ZMQChannelsWebsocketConnection):
    """A page's line to its kernel: the current protocol only.

    The older one logs whole messages that it does not understand, and a
    message may hold a patient's row.
    """

    def handle_incoming_message(self, incoming_msg: Any) -> None:
        """Passes on allowed messages (see `allowed_message_types`); drops what it cannot read."""
        binary = self.subprotocol == PROTOCOL and isinstance(incoming_msg, bytes)
        if not binary or not is_framed(incoming_msg):
            self.log.warning("dropped a kernel message in an old or unknown form")
            return
        try:
            if not opens_another(incoming_msg):
                super().handle_incoming_message(incoming_msg)
        except Exception as problem:  # whatever a visitor may send
            self.log.warning("dropped an unreadable kernel message (%s)", type(problem).__name__)
