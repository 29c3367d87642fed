"""The own list to review, counted by hand: who stands there, why, and in what order."""

from __future__ import annotations

import csv
import io

from audit_rows import YEAR, audited, record, whole_year

from riktig.audit import Options, audit
from riktig.extract.record import Reading
from riktig.review import OwnList, list_csv, own_list, rows_behind

# 1: an opioid and a sedative through half a year, still in December.
# 2: the same, but nothing after June.
# 3: z-hypnotics alone, 120 DDD, and still.
# 4: one small pack of codeine: in no figure that this file is long enough for.
THREE = """
patient | day        | atc     | product         | units | ddd | birth_year | sex
1       | 2025-07-01 | N02AA05 | Oxycontin 20 mg | 98    | 60  | 1950       | female
1       | 2025-07-01 | N05BA01 | Vival 5 mg      | 100   | 60  | 1950       | female
1       | 2025-12-01 | N02AA05 | Oxycontin 20 mg | 98    | 30  | 1950       | female
2       | 2025-05-01 | N02AA05 | Oxycontin 20 mg | 98    | 60  | 1980       | male
2       | 2025-05-20 | N05BA01 | Vival 5 mg      | 100   | 60  | 1980       | male
3       | 2025-11-01 | N05CF01 | Imovane 7,5 mg  | 120   | 120 | 1970       | male
4       | 2025-03-01 | N02AJ06 | Pinex           | 20    | 5   | 1990       | male
"""


def listed(table: str = THREE) -> OwnList:
    return own_list(audited(table))


def reasons(found: OwnList) -> dict[int, list[str]]:
    return {one.patient: [m.id for m in one.reasons] for one in found.patients}


def test_a_patient_stands_there_for_every_measure_that_asks_for_it() -> None:
    assert reasons(listed()) == {
        1: ["opioid_with_sedative", "long_acting_benzodiazepine_65"],
        2: ["opioid_with_sedative"],
        3: ["z_hypnotic_heavy"],
    }


def test_more_reasons_come_first_and_then_use_that_goes_on() -> None:
    found = listed()
    assert [one.patient for one in found.patients] == [1, 2, 3]
    assert [one.running for one in found.patients] == [True, False, True]


def test_between_equals_the_one_whose_use_goes_on_comes_first() -> None:
    table = "\n".join(line for line in THREE.splitlines() if not line.startswith("1 "))
    later = table.replace("2       |", "5       |").replace("2025-05-01", "2025-10-01")
    later = later.replace("2025-05-20", "2025-10-20").splitlines()[2:4]
    found = listed("\n".join([*table.splitlines(), *later]))
    assert [one.patient for one in found.patients] == [5, 2, 3]


def test_the_last_that_was_got_is_of_the_medicines_it_is_about() -> None:
    first = listed().patients[0]
    latest = first.rows[0].record
    assert (latest.product, latest.day.isoformat()) == ("Oxycontin 20 mg", "2025-12-01")
    assert [row.record.row for row in first.rows] == [3, 2, 1]


def test_the_lower_of_two_thresholds_is_not_a_second_reason() -> None:
    # 365 x 120 mg of morphine by mouth is 120 mg OMEQ a day: above 50, 90 and 100.
    rows = [
        f"7 | 2025-{month:02d}-01 | N02AA01 | Dolcontin | 365 | 120 | mg | 120"
        for month in range(1, 13)
    ]
    found = listed("patient|day|atc|product|units|strength|strength_unit|ddd\n" + "\n".join(rows))
    (one,) = found.patients
    assert [m.id for m in one.reasons] == ["opioid_omeq_over_100"]
    assert set(one.held_by) >= {"opioid_omeq_over_100", "opioid_omeq_over_90", "opioid_omeq_50"}


def test_marked_patients_are_told_and_stand_last() -> None:
    # 1 has 100 DDD of z-hypnotics, and an opioid by the palliative code; 2 has the z-hypnotics
    # alone; 3 has nothing but a row marked cancer, which no figure counts.
    found = listed(
        """
        patient | day        | atc     | ddd | excluded_for
        1       | 2025-12-01 | N05CF01 | 100 |
        1       | 2025-12-02 | N02AA05 | 10  | palliative
        2       | 2025-01-02 | N05CF01 | 100 |
        3       | 2025-06-01 | N05CF01 | 100 | cancer
        """
    )
    assert [(one.patient, one.marks) for one in found.patients] == [(2, ()), (1, ("palliative",))]
    assert found.marked_outside == 1


def test_nobody_is_an_empty_list() -> None:
    found = listed("patient | day | atc | ddd\n4 | 2025-03-01 | N02AJ06 | 5")
    assert (found.patients, found.measures, found.marked_outside) == ((), (), 0)


def test_a_figure_opens_the_rows_that_are_counted() -> None:
    behind = rows_behind(audited(THREE), "opioid_with_sedative")
    assert [(one.patient, one.birth_year, one.sex) for one in behind] == [
        (1, 1950, "female"),
        (2, 1980, "male"),
    ]
    assert [[row.record.row for row in one.rows] for one in behind] == [[3, 2, 1], [5, 4]]


def test_rows_outside_the_period_or_recalled_are_not_behind_a_figure() -> None:
    rows = whole_year(
        [
            record(1, patient=1, atc="N06BA04", ddd=30.0),
            record(2, patient=1, atc="N06BA04", ddd=30.0, recalled=True),
            record(3, patient=1, atc="C09AA02", ddd=30.0),
        ]
    )
    found = audit(Reading("canonical", tuple(rows)), Options(period=YEAR))
    ((one),) = rows_behind(found, "stimulant_users")
    assert [row.record.row for row in one.rows] == [1]


def test_the_file_for_a_spreadsheet_has_row_numbers_and_computes_nothing() -> None:
    written = list_csv(listed(THREE.replace("Imovane 7,5 mg", "=1+1")))
    assert written.startswith("\ufeffpasient;")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff")), delimiter=";"))
    assert [row["pasient"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["rader_i_filen"] == "rad 3, 2 og 1"
    assert rows[0]["status"] == "ikke vurdert"
    assert rows[0]["sist"] == "Sist hentet Oxycontin 20 mg, 98 stk., 01.12.2025."
    assert not [cell for row in rows for cell in row.values() if cell.startswith("=")]
