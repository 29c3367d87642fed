"""One made-up practice of an exercise: its file, the audit of it, and what colleagues have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from riktig.audit import Audit, Options, audit
from riktig.exercise.own_practice_settings import Settings
from riktig.extract import read
from riktig.extract.record import Reading
from riktig.measures.result import Result
from riktig.measures.uses import Window
from riktig.synthetic import Practice, practice, write_canonical
from riktig.synthetic.draws import Draws
from riktig.synthetic.practice import Dispensing

# Invented, of 1000 rows: in the file twice, and cancelled after being recorded twice.
DUPLICATED: Final = 90
RECALLED: Final = 40
# Invented: a colleague's patients and share compared with one's own, per cent.
PATIENTS: Final = (40, 170)
SHARE: Final = (45, 170)
MOST_SHARE: Final = 900  # of 1000
FEW_PATIENTS: Final = (3, 5)  # one colleague has hardly any: the lowest share is not a goal
LETTERS: Final = "ABCDEFGHIJKL"


class Colleague(NamedTuple):
    """A letter, and so many of so many patients."""

    name: str
    numerator: int
    denominator: int


@dataclass(frozen=True)
class Made:
    """A practice, the file a participant gets, and the audit of that file."""

    practice: Practice
    list_size: int
    csv: str
    reading: Reading
    audit: Audit
    benchmark: str = ""  # the measure that colleagues have figures of
    colleagues: tuple[Colleague, ...] = ()
    _windows: dict[str, Window] = field(default_factory=dict, compare=False, repr=False)

    def window(self, rows: str, find: Callable[[], Window]) -> Window:
        """What `find` gives for these rows, looked for once: many figures ask for the same."""
        if rows not in self._windows:
            self._windows[rows] = find()
        return self._windows[rows]

    def result(self, measure: str) -> Result:
        """What the audit gives of a measure. KeyError if there is none such."""
        return next(one for one in self.audit.measures if one.measure.id == measure)


def make(seed: int, settings: Settings) -> Made:
    """A practice from a seed: the same arguments, the same bytes everywhere."""
    draws = Draws(seed, 0)
    list_size = draws.between(*settings.list_size)
    made = practice(seed, settings.months, list_size=list_size, effect="none")
    made = replace(made, dispensings=_as_files_are(draws, made.dispensings))
    csv = write_canonical(made)
    reading = read(["P0001.csv"], [csv.encode()])
    done = audit(reading, Options(list_size=list_size))
    found = Made(made, list_size, csv, reading, done, settings.benchmark)
    return replace(found, colleagues=_colleagues(draws, found, settings.colleagues))


def _as_files_are(draws: Draws, rows: Sequence[Dispensing]) -> tuple[Dispensing, ...]:
    """The rows with some of them twice, and some recorded anew and then cancelled."""
    found: list[Dispensing] = []
    number = len(rows)
    for row in rows:
        found.append(row)
        if row.recalled:
            continue
        if draws.chance(DUPLICATED, 1000):
            found.append(row)
        elif draws.chance(RECALLED, 1000):
            number += 1
            found.append(row._replace(recalled=True, prescription=number))
    return tuple(found)


def _colleagues(draws: Draws, made: Made, count: int) -> tuple[Colleague, ...]:
    """Figures somewhat like one's own; none where one's own cannot be reckoned."""
    own = made.result(made.benchmark) if made.benchmark else None
    if own is None or not own.numerator or not own.denominator:
        return ()
    few = draws.below(count)
    found = []
    for at in range(count):
        patients = max(1, own.denominator * draws.between(*PATIENTS) // 100)
        share = own.numerator * 10 * draws.between(*SHARE) // own.denominator
        hits = sum(draws.chance(min(share, MOST_SHARE), 1000) for _ in range(patients))
        if at == few:
            hits, patients = 0, draws.between(*FEW_PATIENTS)
        found.append(Colleague(LETTERS[at], hits, patients))
    return tuple(found)
