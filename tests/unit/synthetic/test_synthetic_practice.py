"""A made-up practice: the same for the same seed, plausible, and never like a real person."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from riktig.clinical.tables import rows
from riktig.problem import Refused
from riktig.synthetic import FORMATS, Practice, between, example_file, halves, practice

# Pinned: another Python or platform must give these bytes. A changed parameter
# changes them too, and then only then may the number below be renewed.
PINNED = "29e78dfb8bcc2089ef46e0c958d2518842f82623d2498cb869928853a0cfcfa7"


@pytest.fixture(scope="module")
def made() -> Practice:
    return practice(7, 24, effect="none")


def every_format(made: Practice) -> str:
    return "".join(kind.write(made) for kind in FORMATS.values())


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert every_format(practice(3, 14)) == every_format(practice(3, 14))


def test_another_seed_gives_another_practice() -> None:
    assert practice(3, 14).dispensings != practice(4, 14).dispensings


def test_bytes_are_those_of_every_platform_and_version() -> None:
    written = every_format(practice(1, 14))
    assert hashlib.sha256(written.encode()).hexdigest() == PINNED


def test_the_browser_makes_the_same_bytes(root: Path) -> None:
    script = root / "tests/unit/synthetic/bytes_in_pyodide.mjs"
    done = subprocess.run(["node", script, root / "src"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert done.stdout.decode() == PINNED


def test_a_year_has_a_realistic_number_of_rows() -> None:
    counts = [len(practice(seed, 12, effect="none").dispensings) for seed in range(20)]
    assert min(counts) > 650
    assert max(counts) < 1600
    assert max(counts) > 1.3 * min(counts)  # prescribers differ


def test_every_amount_age_and_sex_is_plausible(made: Practice) -> None:
    for row in made.dispensings:
        person = made.patient(row.patient)
        assert 0 <= made.period.last_day.year - person.birth_year <= 97
        assert person.sex in ("female", "male")
        assert row.packs >= 1
        assert row.pack_size >= 1
        assert made.period.first_day <= row.day <= made.period.last_day
        assert row.ddd_thousandths is None or 0 < row.ddd_thousandths < 400_000


def test_ddd_is_stated_whenever_strength_and_ddd_are_known(made: Practice) -> None:
    with_ddd = {row["atc"] for table in ("ddd", "combinations") for row in rows(table)}
    for row in made.dispensings:
        # Medicines outside the course's groups are made without a strength.
        if row.product.atc in with_ddd and row.product.strength:
            assert row.ddd_thousandths is not None


def test_every_group_of_the_course_and_some_outside_it_are_there(made: Practice) -> None:
    groups = Counter(row.atc[:5] for row in made.dispensings)
    for expected in ("N02AX", "N02AJ", "N05BA", "N05CF", "N02BF", "N06BA", "N02BE", "N05CH"):
        assert groups[expected] > 0, expected


def test_some_rows_are_recalled_and_some_have_a_name_only(made: Practice) -> None:
    recalled = sum(row.recalled for row in made.dispensings)
    named = [row for row in made.dispensings if not row.atc]
    assert 1 <= recalled < len(made.dispensings) / 50
    assert any(row.product.atc for row in named)  # a name the product table knows
    assert any(not row.product.atc for row in named)  # and one it does not


def test_some_people_use_two_groups_in_the_same_year(made: Practice) -> None:
    def users(*groups: str) -> set[int]:
        return {row.patient for row in made.dispensings if row.atc.startswith(groups)}

    both = users("N02A") & users("N05BA", "N05CD", "N05CF", "N03AE01")
    assert 5 <= len(both) < len(users("N02A")) / 2


def test_the_aged_use_more_hypnotics_than_the_young(made: Practice) -> None:
    ages = [
        made.period.last_day.year - made.patient(row.patient).birth_year
        for row in made.dispensings
        if row.atc.startswith("N05CF")
    ]
    assert sum(age >= 65 for age in ages) > sum(age < 40 for age in ages)


def test_no_row_looks_like_an_identity_number(made: Practice) -> None:
    for name, kind in FORMATS.items():
        assert not re.search(r"\d{9,}", kind.write(made)), name


def test_rows_stand_in_order_of_date_and_prescriptions_are_numbered(made: Practice) -> None:
    days = [row.day for row in made.dispensings]
    assert days == sorted(days)
    numbers = [row.prescription for row in made.dispensings]
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_patient_gets_the_same_product_twice_in_a_day(made: Practice) -> None:
    keys = [(row.day, row.patient, row.product) for row in made.dispensings if not row.recalled]
    assert len(keys) == len(set(keys))


def test_the_default_is_36_months_with_the_course_12_months_before_the_end() -> None:
    period = practice(1).period
    assert period.first_day == date(2023, 11, 1)
    assert period.course_start == date(2025, 11, 1)
    assert period.last_day == date(2026, 10, 31)


@pytest.mark.parametrize("seed", range(5))
def test_a_file_shows_its_period_by_its_first_and_last_row(seed: int) -> None:
    for part in (practice(seed, 36), *halves(practice(seed, 36))):
        days = [row.day for row in part.dispensings if not row.recalled]
        assert days[0] == part.period.first_day
        assert days[-1] == part.period.last_day


def test_the_halves_are_the_whole_and_each_at_least_a_year() -> None:
    whole = practice(2, 36)
    before, after = halves(whole)
    assert before.dispensings + after.dispensings == whole.dispensings
    assert before.period.days >= 365
    assert after.period.days >= 365


def test_a_half_shorter_than_a_year_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        halves(practice(2, 18))
    assert refusal.value.problem.code == "synthetic_halves"


def test_between_keeps_both_days() -> None:
    part = between(practice(2, 12), date(2026, 3, 1), date(2026, 3, 31))
    assert part.dispensings
    assert {row.day.month for row in part.dispensings} == {3}


def test_the_example_is_a_file_of_our_own_format() -> None:
    lines = example_file().splitlines()
    assert lines[0] == "# riktig-canonical/1 synthetic=true"
    assert 2000 < len(lines) < 5000


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"seed": -1}, "synthetic_seed"),
        ({"seed": 1, "months": 0}, "synthetic_months"),
        ({"seed": 1, "list_size": 0}, "synthetic_list_size"),
        ({"seed": 1, "course_start": date(2020, 1, 1)}, "synthetic_course_start"),
        ({"seed": 1, "effect": "oslo"}, "synthetic_effect"),
        ({"seed": 1, "effect": {"opioids": 20}}, "synthetic_effect"),
        ({"seed": 1, "effect": {"statins": -20}}, "synthetic_effect"),
    ],
)
def test_what_cannot_be_made_is_refused(arguments: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        practice(**arguments)  # type: ignore[arg-type]
    assert refusal.value.problem.code == code
