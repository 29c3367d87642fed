"""Private summaries of small practices, where most counts are near the limit of five."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from audit_rows import YEAR, reading, record
from hypothesis import strategies as st

from riktig.audit import Options, audit
from riktig.audit.practice import ROLES, Practice
from riktig.audit.spot_check import SpotCheck
from riktig.audit.work import STATUSES, TAPERS, Work
from riktig.extract.record import Reading, RowProblem
from riktig.journal import Count, Review, review_measures
from riktig.summary import private_summary

CODES = (
    *("N02AX02", "N02AA05", "N02AJ06", "N05BA01", "N05CD02", "N05CF01", "N05CF02"),
    *("N02BF01", "N06BA04", "C09AA02", None),
)


@st.composite
def summaries(draw: st.DrawFn) -> dict[str, Any]:
    """Private summaries of small practices, where most counts are near the limit."""
    return small_practice(draw(st.randoms(use_true_random=False)))


def small_practice(random: Any) -> dict[str, Any]:
    """One of them, drawn by whatever draws as `random.Random` does."""
    # Nobody has two medicines, and none is out of scope or held outside: classes are patients.
    apart = random.random() < 0.3
    patients, codes = random.randint(1, 14), random.sample(CODES, random.randint(1, len(CODES)))
    if apart:
        patients, codes = random.randint(9, 30), random.sample(CODES[:9], 2)
    amounts = [*random.choices([5.0, 30.0, 95.0, 400.0, 900.0], k=2), random.choice([30.0, None])]
    who = [random.randint(1, patients) for _ in range(random.randint(1, 60))]
    who += list(range(1, patients + 1)) if apart else []
    rows = [
        record(
            number,
            patient=patient,
            day=YEAR[0] + timedelta(days=random.randint(-20 * (number % 3), 364)),
            atc=codes[patient % 4 == 0] if apart else random.choice(codes),
            ddd=random.choice(amounts),
            units=random.choice([None, 20.0, 100.0]),
            birth_year=random.choice([None, 1950, 1990]),
            event=random.choice(["dispensed"] * 9 + ["prescribed"]),
            recalled=random.random() < 0.05,
            prescription=number,
            excluded_for=None if apart else random.choice([None] * 7 + ["cancer", "palliative"]),
        )
        for number, patient in enumerate(who)
    ]
    if not apart and random.random() < 0.5:  # far enough back to tell who is new
        rows.append(record(899, patient=998, day=YEAR[0] - timedelta(days=366), atc="C09AA02"))
    last = codes[0] if apart else "C09AA02"
    ends = [record(900 + at, patient=999, day=day, atc=last) for at, day in enumerate(YEAR)]
    rejected = [
        RowProblem(0, 2000 + at, random.choice(["bad_date", "no_drug"]), None)
        for at in range(random.randint(0, 12))
    ]
    read = reading([*rows, *ends], tuple(rejected))
    if random.random() < 0.5:
        read = _grouped(read, random)
    options = Options(period=YEAR, list_size=random.choice([None, 3, 40, 1100]), **_told(random))
    return private_summary(audit(read, options))


def middling_practice(random: Any) -> dict[str, Any]:
    """A practice where most reported counts are five or more, and the rest are near it."""
    patients = range(1, random.randint(25, 45))
    rows = [
        record(
            number,
            patient=patient,
            day=YEAR[0] + timedelta(days=random.randint(0, 364)),
            atc=random.choice(CODES[:7]),
            ddd=random.choice([5.0, 30.0, 95.0, 400.0]),
            units=random.choice([20.0, 100.0]),
            prescription=number,
        )
        for number, patient in enumerate(one for one in patients for _ in range(3))
    ]
    ends = [record(900 + at, patient=999, day=day, atc="C09AA02") for at, day in enumerate(YEAR)]
    rows.append(record(899, patient=998, day=YEAR[0] - timedelta(days=366), atc="C09AA02"))
    return private_summary(audit(reading([*rows, *ends]), Options(period=YEAR, list_size=1100)))


def _grouped(read: Reading, random: Any) -> Reading:
    """The file has a column of reseptgruppe, filled in every row, and most are old enough."""
    letters = {code: random.choice("AAABBC") for code in CODES}
    born = random.choice([None, 1950])
    return replace(
        read,
        records=tuple(
            row._replace(prescription_group=letters[row.atc], birth_year=born or row.birth_year)
            for row in read.records
        ),
        columns=("prescription_group",),
    )


def _told(random: Any) -> dict[str, Any]:
    """What the GP may have told beside the extract."""
    compared, reviewed = random.randint(1, 5), random.randint(1, 20)
    of = random.randint(0, reviewed)
    counted = tuple(Count(one, random.randint(0, of), of) for one in review_measures())
    counts = [0, 0, 1, 2, 3, 4, 5, 9, 20, 40]
    told: dict[str, Any] = {
        "practice": Practice(
            random.choice([None, 2.5, 5.0]),
            random.choice([None, 3, 12]),
            tuple(role for role in ROLES if random.random() < 0.2),
            random.choice([None, 0, 7]),
        ),
        "spot_check": SpotCheck(compared, random.randint(0, compared)),
        "work": Work(
            {name: random.choice(counts) for name in STATUSES},
            {name: random.choice(counts) for name in TAPERS},
        ),
        "journal": Review(reviewed, counted),
    }
    return {name: part for name, part in told.items() if random.random() < 0.7}
