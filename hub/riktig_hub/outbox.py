"""Letters on their way to the mail server: files in the course's folder until they are taken.

A page puts them there when its transaction is committed, and does not wait for the mail server.
A letter that is not taken stays, and is tried again; one that never will be is put aside.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from secrets import token_hex
from time import time

from sqlalchemy import event
from sqlalchemy.orm import Session

from riktig_hub.mail import Mail, NotReached, NotTaken
from riktig_hub.repeated import Repeated

FOLDER = "utboks"
SECONDS_BETWEEN = 15.0
# A letter somebody began to send so long ago was left by a process that was stopped.
SECONDS_UNTIL_LEFT = 600
_LOG = logging.getLogger(__name__)


def waiting(folder: Path) -> int:
    """How many letters wait in a course's folder."""
    return len(_named(folder, "eml"))


def refused(folder: Path) -> list[str]:
    """Whom the mail server would not take a letter to, for the course office alone to see."""
    return [_read(file)["To"] for file in _named(folder, "refused")]


def clear_refused(folder: Path) -> None:
    """Throws away the letters that were not taken."""
    for file in _named(folder, "refused"):
        file.unlink(missing_ok=True)


def drop_letters_to(folder: Path, email: str) -> None:
    """Throws away what waits or was refused to somebody whose data are deleted."""
    for file in (*_named(folder, "eml"), *_named(folder, "refused")):
        with suppress(FileNotFoundError):
            if email in (one.addr_spec for one in _read(file)["To"].addresses):
                file.unlink()


def put_after(session: Session, folder: Path, letters: Sequence[EmailMessage]) -> None:
    """Puts letters on their way once what they tell of is committed, and not otherwise."""

    def put_now(_session: Session) -> None:
        put(folder, letters)

    event.listen(session, "after_commit", put_now, once=True)


def put(folder: Path, letters: Sequence[EmailMessage]) -> None:
    """Each letter as a file of the owner's alone, whole or not there."""
    box = folder / FOLDER
    box.mkdir(mode=0o700, parents=True, exist_ok=True)
    for letter in letters:
        draft = box / f"{token_hex(12)}.part"
        draft.touch(mode=0o600)
        draft.write_bytes(letter.as_bytes())
        draft.replace(draft.with_suffix(".eml"))


def send_waiting(folder: Path, mail: Mail) -> int:
    """Sends what waits; how many were taken. Stops when the mail server is not there."""
    letters = _named(folder, "eml")
    taken = 0
    if not letters:
        return 0
    try:
        with mail.open() as send:
            for file in letters:
                taken += _send_one(file, send)
    except NotReached:
        _LOG.warning("the mail server was not reached; letters wait")
    return taken


def _send_one(file: Path, send: Callable[[EmailMessage], None]) -> bool:
    """Takes the file for itself first: another process may send as well."""
    mine = file.with_suffix(".sending")
    try:
        file.replace(mine)
    except FileNotFoundError:
        return False
    try:
        send(_read(mine))
    except NotTaken:
        mine.replace(file.with_suffix(".refused"))
        return False
    except BaseException:
        mine.replace(file)
        raise
    mine.unlink(missing_ok=True)
    return True


def take_up_left(folder: Path) -> None:
    """Puts back what a stopped process had begun to send. It may then be sent twice."""
    for file in _named(folder, "sending"):
        with suppress(FileNotFoundError):
            if time() - file.stat().st_mtime > SECONDS_UNTIL_LEFT:
                file.replace(file.with_suffix(".eml"))


def _named(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / FOLDER).glob(f"*.{kind}"))


def _read(file: Path) -> EmailMessage:
    return message_from_bytes(file.read_bytes(), EmailMessage, policy=policy.default)


def sender(folder: Path, mail: Mail, seconds: float = SECONDS_BETWEEN) -> Repeated:
    """Sends what waits while the server runs."""

    def send() -> None:
        take_up_left(folder)
        send_waiting(folder, mail)

    return Repeated("mail", send, seconds)
