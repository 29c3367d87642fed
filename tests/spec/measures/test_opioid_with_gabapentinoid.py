"""Opioid with gabapentinoid: at least 30 days covered by both, a DDD a day."""

from audit_rows import audited, outcome


def test_thirty_days_together() -> None:
    # 1: 30 days of both. 2: 29. 3: an old code of pregabalin. 4: gabapentinoid alone. 5: diazepam.
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 30
        1       | 2025-03-01 | N02BF01 | 30
        2       | 2025-03-01 | N02AX02 | 30
        2       | 2025-03-02 | N02BF02 | 30
        3       | 2025-03-01 | N02AX02 | 30
        3       | 2025-03-01 | N03AX16 | 30
        4       | 2025-03-01 | N02BF01 | 60
        5       | 2025-03-01 | N02AX02 | 60
        5       | 2025-03-01 | N05BA01 | 60
    """)
    assert outcome(found, "opioid_with_gabapentinoid") == {
        "numerator": 2,
        "denominator": 4,
        "value": 0.5,
        "status": "ok",
    }
    assert found.patients("opioid_with_gabapentinoid") == (1, 3)
