"""DDD of a dispensing, by hand."""

from __future__ import annotations

import pytest

from riktig.synthetic.amounts import ddd_share, strength_row
from riktig.synthetic.write_delimited import decimal_comma


@pytest.mark.parametrize(
    ("atc", "product", "strength", "units", "thousandths"),
    [
        ("N05CF01", "Imovane", "7.5", 30, 30_000),  # 30 x 7.5 mg / 7.5 mg
        ("N05CF01", "Imovane", "5", 10, 6_667),  # 50 mg / 7.5 mg, rounded
        ("N02AE01", "Norspan", "10", 4, 5_600),  # 4 x 10 ug/h x 168 h = 6.72 mg / 1.2 mg
        ("N02AB03", "Durogesic", "25", 5, 7_500),  # 5 x 25 ug/h x 72 h = 9 mg / 1.2 mg
        ("N02AJ06", "Paralgin forte", "30", 20, 5_000),  # 4 tablets a DDD
        ("N02AJ06", "Pinex Forte", "30", 30, 10_000),  # 3 tablets a DDD
        ("N03AE01", "Rivotril", "0.5", 100, 6_250),  # 50 mg / 8 mg
    ],
)
def test_ddd_of_some_units(
    atc: str, product: str, strength: str, units: int, thousandths: int
) -> None:
    share = ddd_share(strength_row(atc, product, "", strength))
    assert share.thousandths(units) == thousandths


def test_a_strength_that_is_not_sold_is_not_made_up() -> None:
    with pytest.raises(KeyError, match="no strength"):
        strength_row("N05CF01", "Imovane", "", "8")


@pytest.mark.parametrize(
    ("thousandths", "written"),
    [(None, ""), (6_667, "6,667"), (30_000, "30"), (7_500, "7,5"), (140, "0,14")],
)
def test_decimal_comma(thousandths: int | None, written: str) -> None:
    assert decimal_comma(thousandths) == written
