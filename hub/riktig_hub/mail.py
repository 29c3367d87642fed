"""Sending letters by a mail server of the course office's own. Nobody's address is logged."""

from __future__ import annotations

import smtplib
import socket
import ssl
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

from riktig_hub.address import is_loopback
from riktig_hub.refusal import Refusal

SECONDS_TO_WAIT = 20
NEVER = 500  # a mail server's answer from here on is not to be tried again
KEYS = frozenset(("host", "port", "from", "user", "password_file", "starttls"))
NEEDED = frozenset(("host", "port", "from"))


class NotReached(Exception):
    """The mail server is not there, or lets nobody in. Holds nothing of a letter."""


class NotTaken(Exception):
    """The mail server will never take this letter."""


@dataclass(frozen=True)
class Mail:
    """Which mail server, and who letters are from."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    starttls: bool = True

    @contextmanager
    def open(self) -> Iterator[Callable[[EmailMessage], None]]:
        """What sends one letter. `NotReached` or `NotTaken`, without the library's own words.

        Those may hold an address.
        """
        try:
            # The machine's own name, since looking for a longer one may wait for a network.
            ours = socket.gethostname()
            with smtplib.SMTP(self.host, self.port, ours, SECONDS_TO_WAIT) as server:
                if self.starttls:
                    server.starttls(context=ssl.create_default_context())
                if self.user:
                    server.login(self.user, self.password)
                yield partial(_send, server)
        except (OSError, smtplib.SMTPException):
            raise NotReached from None


def _send(server: smtplib.SMTP, letter: EmailMessage) -> None:
    try:
        server.send_message(letter)
    except (smtplib.SMTPNotSupportedError, ValueError):  # letters that no server here can write
        raise NotTaken from None
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _said in refused.recipients.values()]
        raise (NotTaken if min(codes) >= NEVER else NotReached) from None
    except smtplib.SMTPDataError as refused:
        raise (NotTaken if refused.smtp_code >= NEVER else NotReached) from None


def read_mail(file: Path) -> Mail:
    """The settings of a file. `Refusal` says what is missing; a password is never in it."""
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        raise Refusal("hub.refused.mail_file", file=str(file)) from None
    if set(raw) - KEYS or NEEDED - set(raw) or not _right_kinds(raw):
        raise Refusal("hub.refused.mail_keys", file=str(file), keys=", ".join(sorted(KEYS)))
    if raw.get("user") and "password_file" not in raw:
        raise Refusal("hub.refused.mail_keys", file=str(file), keys=", ".join(sorted(KEYS)))
    if not raw.get("starttls", True) and not is_loopback(raw["host"]):
        raise Refusal("hub.refused.mail_plain", file=str(file))  # a letter may hold a way in
    return Mail(
        raw["host"],
        raw["port"],
        raw["from"],
        raw.get("user", ""),
        _password(file, raw.get("password_file")),
        raw.get("starttls", True),
    )


def _right_kinds(raw: dict[str, Any]) -> bool:
    kinds = {"port": int, "starttls": bool}
    return all(type(value) is kinds.get(key, str) for key, value in raw.items())


def _password(file: Path, named: str | None) -> str:
    """From a file of its own, beside the settings unless its whole path is given."""
    if named is None:
        return ""
    place = file.parent / named
    try:
        return place.read_text("utf-8").strip()
    except (OSError, ValueError):
        raise Refusal("hub.refused.mail_password", file=str(place)) from None
