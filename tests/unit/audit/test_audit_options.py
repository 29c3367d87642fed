"""What a reader may choose, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from riktig.audit import Options, read_options
from riktig.problem import Refused
from riktig.text import explain


def test_nothing_given() -> None:
    empty = {"member": "", "list_size": "", "period": "", "event": "", "attribution": None}
    assert read_options({}) == read_options(empty) == Options()


def test_everything_given() -> None:
    given = {
        "member": " Lege  7 ",
        "list_size": "1 100",
        "period": "2025-01-01:31.12.2025",
        "event": "prescribed",
        "attribution": "my_patients",
    }
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert read_options(given) == Options("Lege 7", 1100, year, "my_patients", "prescribed")
    assert read_options({"period": {"from": "2025-01-01", "to": "2025-12-31"}}).period == year
    assert read_options({"list_size": 1100}).list_size == 1100


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"list_size": 0}, "invalid_list_size"),
        ({"list_size": "-5"}, "invalid_list_size"),
        ({"list_size": "tusen"}, "invalid_list_size"),
        ({"list_size": 10**7}, "invalid_list_size"),
        ({"period": "2025"}, "invalid_period"),
        ({"period": "2025-12-31:2025-01-01"}, "invalid_period"),
        ({"period": "2025-02-30:2025-12-31"}, "invalid_period"),
        ({"event": "both"}, "unknown_event"),
        ({"attribution": "all"}, "unknown_attribution"),
        ({"member": "01010112345"}, "member_identity"),
        ({"member": "uttrekk 010101 12345"}, "member_identity"),
        ({"member": "x" * 41}, "invalid_member"),
        ({"member": "a\x00b"}, "invalid_member"),
    ],
)
def test_refused_with_a_sentence_that_does_not_repeat_it(
    given: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        read_options(given)
    assert refusal.value.problem.code == code
    sentence = explain(refusal.value.problem)
    assert "01010112345" not in sentence + str(refusal.value)
