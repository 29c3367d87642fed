"""Fisher's exact test: how often two shares would differ this much by chance alone."""

from __future__ import annotations

from math import comb


def fisher_exact(a: int, n: int, b: int, m: int) -> float:
    """The two-sided p of a of n against b of m: all tables no likelier than this one.

    Whole numbers alone, so that tables equally likely are taken as such. ValueError unless
    0 <= a <= n and 0 <= b <= m.
    """
    if not (0 <= a <= n and 0 <= b <= m):
        raise ValueError(f"counts need 0 <= x <= n, got {a} of {n} and {b} of {m}")
    total = a + b
    ways = [comb(n, k) * comb(m, total - k) for k in range(max(0, total - m), min(n, total) + 1)]
    own = comb(n, a) * comb(m, b)
    return sum(one for one in ways if one <= own) / sum(ways)
