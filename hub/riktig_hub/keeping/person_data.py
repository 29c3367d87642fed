"""All that the registry holds about one person, and letting go of it.

Tables are found by what they refer to, not by a list: a new table is part of the export and of the
deletion from its first day.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, delete, func, or_, select
from sqlalchemy.orm import Session

from riktig_hub.handing_in.removing import remove_work
from riktig_hub.outbox import drop_letters_to
from riktig_hub.registry.learning import Certificate
from riktig_hub.registry.people import FailedLogin, Person, Seen
from riktig_hub.registry.tables import metadata

PERSON = "person"
# Of no use to the person, and of use to a thief.
SECRETS = frozenset({"password_hash", "token_hash", "cookie_hash"})


def everything_about(session: Session, person: Person) -> dict[str, list[dict[str, Any]]]:
    """The rows about a person, by table. Moments and days as ISO, bytes as text or base64.

    Of the log of who saw what: what they did, and what was seen of them. Others stand in it by id.
    """
    rows = {
        table.name: [
            _plain(row) for row in session.execute(_about(table, columns, person)).mappings()
        ]
        for table, columns in _tables_about()
    }
    rows[Seen.__tablename__] = [
        _plain(row)
        for row in session.execute(
            select(Seen.at, Seen.what, Seen.actor, Seen.about)
            .where(or_(Seen.actor == person.id, Seen.about == person.id))
            .order_by(Seen.at)
        ).mappings()
    ]
    return {name: held for name, held in rows.items() if held}


def goes_with(session: Session, person: Person) -> dict[str, int]:
    """How many rows of each kind are deleted with the person. Certificates are chosen apart."""
    counted = {PERSON: 1}
    for table, columns in _tables_about():
        own = [column for column in columns if _is_deleted(column)]
        if own:
            here = or_(*(column == person.id for column in own))
            counted[table.name] = session.scalar(select(func.count()).where(here)) or 0
    return {name: count for name, count in counted.items() if count}


def forget(session: Session, person: Person, *, keep_certificates: bool) -> None:
    """Deletes the person and all rows about them.

    A certificate can stand, so that its code can still be checked: it then holds the name that the
    paper has. The log keeps what was done by and about an id that is nobody's.
    """
    if not keep_certificates:
        session.execute(delete(Certificate).where(Certificate.person_id == person.id))
    session.delete(person)
    session.flush()


def remove_files(person: Person, folder: Path) -> None:
    """Takes what they have handed in out of the exercise folders, before their rows go.

    Should the rows stay after all, the files are made of them again by the next grading. Letters
    to them that are not sent are thrown away too.
    """
    drop_letters_to(folder, person.email)
    for one in person.memberships:
        if one.code:
            remove_work(folder, one.course_id, one.code)


def _tables_about() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Each table with the columns that name a person."""
    for table in metadata.sorted_tables:
        if table.name == PERSON:
            yield table, [table.c.id]
            continue
        columns = [key.parent for key in table.foreign_keys if key.column.table.name == PERSON]
        if columns and table.name not in (FailedLogin.__tablename__,):
            yield table, columns


def _is_deleted(column: Column[Any]) -> bool:
    """Whether a row goes with the person in this column; elsewhere only the name of them does."""
    return any(key.ondelete == "CASCADE" for key in column.foreign_keys)


def _about(table: Table, columns: list[Column[Any]], person: Person) -> Any:
    shown = [column for column in table.columns if column.name not in SECRETS]
    return select(*shown).where(or_(*(column == person.id for column in columns)))


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(value) for key, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    return value
