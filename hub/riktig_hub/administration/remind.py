"""`riktig remind`: the letters of all courses, for a machine's own clock to run each morning."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.commands.parser import Parser
from riktig.text import text
from riktig_hub import outbox
from riktig_hub.administration import reminders
from riktig_hub.administration.letters import Letter, as_sent, packed
from riktig_hub.mail import Mail, read_mail
from riktig_hub.refusal import Refusal
from riktig_hub.registry.courses import Course
from riktig_hub.registry.store import FILE, Registry, registry_in
from riktig_hub.web.zone import local


def main(arguments: Sequence[str]) -> int:
    """0 when all that is due was written, 2 with a sentence when nothing was. Names nobody."""
    asked = _parser().parse_args(arguments)
    try:
        print(_remind(asked, datetime.now(UTC)))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def _parser() -> Parser:
    parser = Parser("riktig remind", description=_say("about"))
    parser.add_argument("--origin", required=True, help=_say("origin"))
    parser.add_argument("--course", type=Path, default=Path("kurs"), help=text("hub.serve.course"))
    parser.add_argument("--registry", help=text("hub.serve.registry"))
    parser.add_argument("--mail", type=Path, help=text("hub.serve.mail"))
    parser.add_argument("--out", type=Path, help=_say("out"))
    return parser


def _remind(asked: argparse.Namespace, now: datetime) -> str:
    origin = _origin(asked.origin)
    folder = asked.course.resolve()
    if not asked.registry and not (folder / FILE).is_file():
        raise Refusal("hub_administration.command.no_course", folder=str(asked.course))
    mail = read_mail(asked.mail) if asked.mail else None
    registry = Registry(asked.registry or registry_in(folder))
    try:
        with registry.writing() as session:
            letters = _letters(session, origin, mail is not None, now)
            if mail:
                sent = [as_sent(one, mail, now) for one in letters]
                outbox.put_after(session, folder, sent)
            elif letters:
                asked.out = _write(asked.out or folder / "brev", letters, now)
    finally:
        registry.close()
    return _done(folder, mail, asked.out, len(letters))


def _done(folder: Path, mail: Mail | None, out: Path, count: int) -> str:
    if mail:
        taken = outbox.send_waiting(folder, mail)
        return _say("sent", count=taken, waiting=outbox.waiting(folder))
    return _say("written", count=count, file=str(out)) if count else _say("nothing")


def _letters(session: Session, origin: str, sent: bool, now: datetime) -> list[Letter]:
    """The letters of every course, which are then not due again."""
    letters = []
    for course in session.scalars(select(Course).order_by(Course.starts_on, Course.id)):
        due = reminders.due_reminders(session, course, origin, now)
        reminders.write(session, course, due, sent, now)
        letters += [reminders.letter(one, course, origin) for one in due]
    return letters


def _write(out: Path, letters: Sequence[Letter], now: datetime) -> Path:
    """One packed file, readable by its owner alone."""
    file = out / f"paminnelser-{local(now):%Y-%m-%d-%H%M%S}.zip"
    try:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600, exist_ok=False)
        file.write_bytes(packed(letters, now))
    except OSError:
        raise Refusal("hub_administration.command.not_written", folder=str(out)) from None
    return file


def _origin(written: str) -> str:
    try:
        parts = urlsplit(written)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
        raise Refusal("hub_administration.command.bad_origin")
    return written


def _say(key: str, **values: object) -> str:
    return text(f"hub_administration.command.{key}", **values)
