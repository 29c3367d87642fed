"""A work file and a new extract: whose status goes with them, who is new, who is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from riktig.extract.keys import NAME, NUMBER
from riktig.extract.record import Reading, Record
from riktig.problem import Refused
from riktig.review.own_list import OwnList
from riktig.review.words import key_word
from riktig.review.work_file import Entry, WorkFile

# Keys of which two lists may give one to two patients: the GP must say that they are the same.
UNSURE_KEYS: Final = (NUMBER, NAME)


class Known(NamedTuple):
    """An entry, and the running number that its token has now."""

    patient: int
    entry: Entry


class Person(NamedTuple):
    """What an extract says of a patient beside the key."""

    birth_year: int | None
    sex: str


@dataclass(frozen=True)
class Carried:
    """`known` go with the patients of the list; `asked` have another birth year or sex now.

    `left` stay in the file: not in the list, or set aside. `new` are patients of the list that
    the file does not hold.
    """

    known: tuple[Known, ...]
    asked: tuple[Known, ...]
    left: tuple[Entry, ...]
    new: int


def carry(work: WorkFile, reading: Reading, listed: OwnList) -> Carried:
    """Matches by token.

    Refused `work_other_key` when the list has another kind of key, and `work_other_salt` when it
    was not read with the file's salt.
    """
    keys = reading.keys
    if keys.kind != work.key:
        raise Refused("work_other_key", before=key_word(work.key), now=key_word(keys.kind))
    if keys.salt != work.salt:
        raise Refused("work_other_salt")
    now = {token: number for number, token in enumerate(keys.tokens, 1)}
    persons = persons_of(reading.records)
    present = {one.patient for one in listed.patients}
    known: list[Known] = []
    asked: list[Known] = []
    left: list[Entry] = []
    for entry in work.entries:
        patient = now.get(entry.token)
        if entry.set_aside or patient not in present or patient is None:
            left.append(entry)
        elif _agrees(entry, persons[patient]):
            known.append(Known(patient, entry))
        else:
            asked.append(Known(patient, entry))
    return Carried(tuple(known), tuple(asked), tuple(left), len(present) - len(known) - len(asked))


def persons_of(records: tuple[Record, ...]) -> Mapping[int, Person]:
    """The youngest birth year and the first sex that each patient's rows give."""
    years: dict[int, int] = {}
    sexes: dict[int, str] = {}
    for record in records:
        if record.birth_year is not None:
            years[record.patient] = max(years.get(record.patient, 0), record.birth_year)
        if record.sex is not None:
            sexes.setdefault(record.patient, record.sex)
    patients = {record.patient for record in records}
    return {one: Person(years.get(one), sexes.get(one, "")) for one in patients}


def _agrees(entry: Entry, person: Person) -> bool:
    """Whether neither birth year nor sex speaks against it; what is not known does not."""
    same_year = entry.birth_year is None or person.birth_year in (None, entry.birth_year)
    same_sex = not entry.sex or person.sex in ("", entry.sex)
    return same_year and same_sex
