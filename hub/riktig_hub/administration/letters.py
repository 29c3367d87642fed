"""Letters as mail: files an office sends from its own mail program, or for a mail server."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from secrets import token_hex

from riktig_hub.mail import Mail

LONGEST_NAME = 60  # of a file in the packed folder


@dataclass(frozen=True)
class Letter:
    """A letter to one person."""

    name: str
    email: str
    subject: str
    body: str


def as_file(letter: Letter) -> EmailMessage:
    """A letter to open in a mail program, which shows it as a draft of one's own."""
    message = _message(letter)
    message["X-Unsent"] = "1"
    return message


def as_sent(letter: Letter, mail: Mail, now: datetime) -> EmailMessage:
    """A letter for the mail server."""
    message = _message(letter)
    message["From"] = mail.sender
    message["Date"] = now
    domain = mail.sender.rpartition("@")[2].strip("> ")
    message["Message-ID"] = f"<{token_hex(16)}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    return message


def _message(letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=SMTP if letter.email.isascii() else SMTPUTF8)
    user, _, domain = letter.email.rpartition("@")
    message["To"] = Address(letter.name, user, domain)
    message["Subject"] = letter.subject
    message.set_content(letter.body)
    return message


def packed(letters: Sequence[Letter], now: datetime) -> bytes:
    """The letters as files in a packed folder, one a person, numbered in the order given."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as folder:
        for number, letter in enumerate(letters, 1):
            entry = zipfile.ZipInfo(f"{number:03d} {_file_name(letter)}.eml", now.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            folder.writestr(entry, as_file(letter).as_bytes())
    return content.getvalue()


def _file_name(letter: Letter) -> str:
    """The person's name with letters and hyphens alone: no path, no reserved sign."""
    plain = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in letter.name)
    return " ".join(plain.split())[:LONGEST_NAME].strip() or "brev"
