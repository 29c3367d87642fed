"""DDD and OMEQ of a row, from what the row says and the clinical tables."""

from __future__ import annotations

import pytest
from audit_rows import YEAR, reading, record

from riktig.audit import Options, audit
from riktig.audit.result import OwnRow


def own(**given: object) -> OwnRow:
    return next(audit(reading([record(**given)]), Options(period=YEAR)).rows())


@pytest.mark.parametrize(
    ("given", "ddd", "omeq"),
    [
        # 60 tramadol capsules of 50 mg: 3000 mg / 300 = 10 DDD; 3000 x 0.15 = 450 mg
        ({"atc": "N02AX02", "strength": 50.0, "strength_unit": "mg", "units": 60.0}, 10, 450),
        # the file's own DDD comes first; OMEQ still from the tablets
        (
            {"atc": "N02AX02", "strength": 50.0, "strength_unit": "mg", "units": 60.0, "ddd": 9.0},
            9,
            450,
        ),
        # from DDD alone: 10 x 300 x 0.15
        ({"atc": "N02AX02", "ddd": 10.0}, 10, 450),
        # oxycodone with naloxone counts its oxycodone: 10 x 20 x 1.5 = 300 mg, 200 / 75 DDD
        ({"atc": "N02AA55", "strength": 20.0, "strength_unit": "mg", "units": 10.0}, 200 / 75, 300),
        # combined products by name: 100 x 30 mg codeine x 0.1 = 300 mg; 4 or 3 tablets a DDD
        ({"atc": "N02AJ06", "product": "Paralgin forte", "units": 100.0}, 25, 300),
        ({"atc": "N02AJ06", "product": "Pinex Forte 500 mg/30 mg", "units": 90.0}, 30, 270),
        ({"atc": "N02AJ06", "product": "Paralgin forte", "ddd": 25.0}, 25, 300),
        # a combined product not in the table
        ({"atc": "N02AJ06", "product": "Paralgin major", "units": 10.0}, None, None),
        ({"atc": "N02AJ13", "units": 40.0}, 10, None),
        # patches: 5 x 25 ug/h x 72 h = 9 mg; 9 / 1.2 = 7.5 DDD; 9 x 100 = 900 mg
        ({"atc": "N02AB03", "strength": 25.0, "strength_unit": "ug/h", "units": 5.0}, 7.5, 900),
        # the patch named 12 gives 12.5
        ({"atc": "N02AB03", "strength": 12.0, "strength_unit": "ug/h", "units": 10.0}, 7.5, 900),
        # 4 x 10 ug/h x 168 h = 6.72 mg; 6.72 / 1.2 = 5.6 DDD; 6.72 x 92.5 = 621.6 mg
        ({"atc": "N02AE01", "strength": 10.0, "strength_unit": "ug/h", "units": 4.0}, 5.6, 621.6),
        # one DDD of a patch: 120 mg for fentanyl, 111 mg for buprenorphine
        ({"atc": "N02AE01", "product": "Norspan", "ddd": 1.0}, 1, 111),
        # a patch that is not listed may be worn for another time
        ({"atc": "N02AE01", "strength": 35.0, "strength_unit": "ug/h", "units": 4.0}, None, None),
        # a stated DDD is 1.2 mg, and 1.2 x 100 = 120 mg
        ({"atc": "N02AB03", "product": "Durogesic", "ddd": 10.0}, 10, 1200),
        ({"atc": "N02AB03", "product": "Fentanyl depotplaster", "ddd": 10.0}, 10, 1200),
        # fentanyl of an unknown form: 1.2 or 0.6 mg, 100 or 250 times
        ({"atc": "N02AB03", "product": "Fentanyl", "ddd": 10.0}, 10, None),
        # a fluid: a unit may be a bottle or a millilitre
        ({"atc": "N02AA05", "strength": 1.0, "strength_unit": "mg/ml", "units": 250.0}, None, None),
        # retired codes are counted as the code they are now
        ({"atc": "N03AX16", "strength": 75.0, "strength_unit": "mg", "units": 56.0}, 14, None),
        # a suppository of 10 mg diazepam has its own DDD
        (
            {
                "atc": "N05BA01",
                "product": "Stesolid rektalvæske",
                "strength": 10.0,
                "strength_unit": "mg",
                "units": 5.0,
            },
            5,
            None,
        ),
        # methadone and codeine for cough have no OMEQ here, whatever else is known
        ({"atc": "N07BC02", "strength": 10.0, "strength_unit": "mg", "units": 25.0}, 10, None),
        ({"atc": "R05DA04", "strength": 25.0, "strength_unit": "mg", "units": 4.0}, 1, None),
        ({"atc": "N02A", "ddd": 3.0}, 3, None),
        ({"atc": "N06BA04", "units": 30.0, "strength": 10.0, "strength_unit": "mg"}, None, None),
    ],
)
def test_amounts(given: dict[str, object], ddd: float | None, omeq: float | None) -> None:
    row = own(**given)
    assert row.part == "in_scope"
    assert row.ddd == (None if ddd is None else pytest.approx(ddd))
    assert row.omeq_mg == (None if omeq is None else pytest.approx(omeq))


@pytest.mark.parametrize(
    ("atc", "class_id"),
    [
        ("N02AX02", "N02A"),
        ("N05BA04", "N05BA"),
        ("N05CD02", "N05CD"),
        ("N03AE01", "N03AE01"),
        ("N05CF01", "N05CF"),
        ("N02BF02", "N02BF"),
        ("N03AX12", "N02BF"),
        ("N03AX16", "N02BF"),
        ("N06BA04", "N06BA"),
        ("R05DA04", "R05DA"),
        ("N07BC01", "N07BC"),
    ],
)
def test_classes(atc: str, class_id: str) -> None:
    assert own(atc=atc).class_id == class_id


@pytest.mark.parametrize("atc", ["N03AX14", "N05CH01", "N02BE01", "N05A", "N06BX03"])
def test_out_of_scope(atc: str) -> None:
    assert own(atc=atc).part == "out_of_scope"


@pytest.mark.parametrize("atc", ["N", "N02", "N05C", "N03AE", "N03AX1", "TULL", None])
def test_a_code_that_cannot_tell_is_not_classified(atc: str | None) -> None:
    assert own(atc=atc).part == "not_classified"
