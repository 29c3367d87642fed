"""The work file inside its encryption: `riktig-work/1` (docs/reference/work-file.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from riktig.audit.work import STATUSES
from riktig.extract.keys import KEY_KINDS, TOKEN_CHARACTERS, read_salt
from riktig.extract.mask import holds_identity
from riktig.problem import Refused

SCHEMA: Final = "riktig-work/1"
# Why a patient's medicines are not to be changed.
WHYS: Final = ("palliative", "specialist", "benefit", "not_now", "moved", "wrong", "other")
UNCHANGED: Final = "unchanged"
MOST_ENTRIES: Final = 20_000
MOST_NOTE_CHARACTERS: Final = 200
MOST_CHANGES: Final = 100
_TOKEN = re.compile(f"[0-9a-f]{{{TOKEN_CHARACTERS}}}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SEXES: Final = ("female", "male")
_NAME: Final = re.compile(r"riktig-work/\d{1,4}")


class Change(NamedTuple):
    """A status, and the day (ISO) the patient got it."""

    status: str
    on: str


@dataclass(frozen=True)
class Entry:
    """One patient's place in the work. `token` is empty for one of the list being worked on.

    `set_aside`: the GP has said that this is another patient than the one with its token now.
    """

    status: str
    why: str = ""  # one of WHYS, with the status `unchanged`
    next: str = ""  # ISO date
    note: str = ""
    history: tuple[Change, ...] = ()
    token: str = ""
    birth_year: int | None = None
    sex: str = ""
    set_aside: bool = False

    def as_dict(self) -> dict[str, Any]:
        """As the file and the page have it."""
        history = [change._asdict() for change in self.history]
        return {**self.__dict__, "history": history}


@dataclass(frozen=True)
class WorkFile:
    """What a work file holds: what kind of key the list had, the salt, and the entries."""

    key: str
    salt: str
    saved_on: str
    entries: tuple[Entry, ...]

    def as_dict(self) -> dict[str, Any]:
        """As it is encrypted."""
        entries = [entry.as_dict() for entry in self.entries]
        return {"schema": SCHEMA, **self.__dict__, "entries": entries}


def read_work_file(given: Any) -> WorkFile:
    """A work file from its JSON.

    Refused `not_a_work_file`, `work_newer` when a later version made it, else `work_damaged`.
    """
    if not isinstance(given, Mapping) or not _is_name(given.get("schema")):
        raise Refused("not_a_work_file")
    if given["schema"] != SCHEMA:
        raise Refused("work_newer")
    key, salt, entries = given.get("key"), given.get("salt"), given.get("entries")
    whole = key in KEY_KINDS if isinstance(key, str) else False
    if not whole or not isinstance(salt, str) or not salt or not isinstance(entries, list):
        raise Refused("work_damaged")
    try:
        salt_bytes = read_salt(salt)
    except Refused:
        raise Refused("work_damaged") from None
    read = read_entries(entries)
    if any(holds_identity(one.note) for one in read):
        raise Refused("work_identity_inside")
    tokens = [one.token for one in read if not one.set_aside]
    if not all(one.token for one in read) or len(set(tokens)) < len(tokens):
        raise Refused("work_damaged")
    saved = _day(given.get("saved_on"))
    return WorkFile(str(key), (salt_bytes or b"").hex(), saved, tuple(read))


def read_entries(given: Any) -> list[Entry]:
    """Entries from JSON. Refused `work_damaged` when one of them is none, or they are too many."""
    if given is None:
        return []
    if not isinstance(given, Sequence) or isinstance(given, str) or len(given) > MOST_ENTRIES:
        raise Refused("work_damaged")
    return [_entry(one) for one in given]


def _entry(given: Any) -> Entry:
    if not isinstance(given, Mapping):
        raise Refused("work_damaged")
    status = _one_of(given.get("status"), STATUSES)
    history = given.get("history") or []
    if not isinstance(history, list) or len(history) > MOST_CHANGES:
        raise Refused("work_damaged")
    return Entry(
        status=status,
        why=_one_of(given.get("why") or "", ("", *WHYS)) if status == UNCHANGED else "",
        next=_day(given.get("next")),
        note=_note(given.get("note")),
        history=tuple(_change(one) for one in history),
        token=_token(given.get("token")),
        birth_year=_year(given.get("birth_year")),
        sex=_one_of(given.get("sex") or "", ("", *_SEXES)),
        set_aside=given.get("set_aside") is True,
    )


def _is_name(given: Any) -> bool:
    return isinstance(given, str) and _NAME.fullmatch(given) is not None


def _change(given: Any) -> Change:
    if not isinstance(given, Mapping):
        raise Refused("work_damaged")
    return Change(_one_of(given.get("status"), STATUSES), _day(given.get("on")))


def _one_of(given: Any, allowed: Sequence[str]) -> str:
    if not isinstance(given, str) or given not in allowed:
        raise Refused("work_damaged")
    return given


def _day(given: Any) -> str:
    if given is None or given == "":
        return ""
    try:
        if isinstance(given, str) and _ISO.fullmatch(given):
            return date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    raise Refused("work_damaged")


def _note(given: Any) -> str:
    if given is None:
        return ""
    if not isinstance(given, str) or len(given) > MOST_NOTE_CHARACTERS:
        raise Refused("work_damaged")
    return " ".join(given.split())


def _token(given: Any) -> str:
    if given is None or given == "":
        return ""
    if not isinstance(given, str) or not _TOKEN.fullmatch(given):
        raise Refused("work_damaged")
    return given


def _year(given: Any) -> int | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or not 1800 <= given <= 2200:
        raise Refused("work_damaged")
    return given
