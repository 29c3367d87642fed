"""The effective list, and a rate on it, by hand: a list of 1 100, 11 users of opioids.

11 of 1 100                       10,0 per 1 000 on the list
2 of 5 days, all year       440   25,0 per 1 000 on the effective list
5 days, 6 of 12 months      550   20,0
2,5 of 5 days, 4 months     183   1 100 x 0,5 x 0,333 = 183,3;  11 / 183 x 1 000 = 60,1
"""

from __future__ import annotations

from typing import Any

import pytest
from audit_rows import audited

from riktig.audit.effective import effective_list
from riktig.audit.options import Options, read_options
from riktig.blocks.audit_blocks import view
from riktig.summary import private_summary

ROWS = "\n".join(
    ["patient | day | atc | ddd", *(f"{n} | 2025-03-01 | N02AX02 | 10" for n in range(1, 12))]
)


def options(practice: dict[str, Any], **more: Any) -> Options:
    return read_options({"practice": {"list_size": 1100, **practice}, **more})


@pytest.mark.parametrize(
    ("practice", "size", "rate"),
    [
        ({"practice_days_a_week": 2}, 440, "25,0"),
        ({"months_in_period": 6}, 550, "20,0"),
        ({"practice_days_a_week": "2,5", "months_in_period": 4}, 183, "60,1"),
        ({"practice_days_a_week": 4, "roles": ["shared_list"]}, 880, "12,5"),
        ({"months_in_period": 3, "roles": ["locum"]}, 275, "40,0"),
    ],
)
def test_the_rate_on_the_effective_list(practice: dict[str, Any], size: int, rate: str) -> None:
    chosen = options(practice)
    assert effective_list(chosen).size == size
    done = audited(ROWS, list_size=1100, practice=chosen.practice)
    blocks = {one["id"]: one for one in view(done, private_summary(done))["blocks"]}
    users = blocks["opioid_users"]
    assert f"På effektiv liste ({size}): {rate} per 1\u00a0000." in users["notes"]
    assert ["Per 1\u00a0000", "10,0"] in users["table"]["rows"]
    assert ["Per 1\u00a0000 på effektiv liste", rate] in users["table"]["rows"]


@pytest.mark.parametrize(
    ("practice", "attribution", "reason"),
    [
        ({}, "my_prescriptions", "full_time"),
        ({"practice_days_a_week": 5, "months_in_period": 12}, "my_prescriptions", "full_time"),
        ({"practice_days_a_week": 2}, "my_patients", "my_patients"),
        ({"roles": ["shared_list"]}, "my_prescriptions", "shared_list_days"),
        ({"roles": ["locum"], "practice_days_a_week": 3}, "my_prescriptions", "locum_time"),
        ({"roles": ["training"], "years_on_list": 0}, "my_prescriptions", "full_time"),
        ({"list_size": ""}, "my_prescriptions", "no_list_size"),
    ],
)
def test_the_list_is_taken_as_it_is(
    practice: dict[str, Any], attribution: str, reason: str
) -> None:
    found = effective_list(options(practice, attribution=attribution))
    assert (found.size, found.reason) == (None, reason)
    done = audited(ROWS, **{n: getattr(options(practice), n) for n in ("practice",)})
    assert "effektiv liste" not in str(
        [one["notes"] for one in view(done, {**private_summary(done)})["blocks"]]
    )


FULL = ["opioid_users", "opioid_with_sedative", "z_hypnotic_heavy"]
WITHOUT = ["opioid_with_sedative", "z_hypnotic_heavy", "opioid_omeq_50"]


@pytest.mark.parametrize(
    ("practice", "headline"),
    [
        ({}, FULL),
        ({"practice_days_a_week": 5, "months_in_period": 12, "years_on_list": 4}, FULL),
        ({"practice_days_a_week": "4,5"}, WITHOUT),
        ({"months_in_period": 11}, WITHOUT),
        ({"roles": ["training"]}, WITHOUT),
        ({"list_size": None}, WITHOUT),
    ],
)
def test_part_timers_first_see_measures_without_a_list(
    practice: dict[str, Any], headline: list[str]
) -> None:
    chosen = options(practice)
    done = audited(ROWS, list_size=chosen.list_size, practice=chosen.practice)
    shown = view(done, private_summary(done))
    assert shown["headline"] == headline
    # Every measure is shown once, and in one place.
    placed = [*shown["headline"], *shown["more"]]
    assert sorted(placed) == sorted(one.measure.id for one in done.measures)


def test_roles_and_years_are_told_in_words() -> None:
    chosen = options({"roles": ["shared_list", "locum", "training"], "years_on_list": 0})
    done = audited(ROWS, list_size=1100, practice=chosen.practice)
    notes = view(done, private_summary(done))["practice"]["notes"]
    assert [note.split(":")[0] for note in notes[:3]] == ["Delt liste", "Vikar", "ALIS"]
    assert "ny for deg" in notes[3]
