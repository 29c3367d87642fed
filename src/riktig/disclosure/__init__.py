"""The summary that may leave the GP's machine: small counts masked, beyond recovery.

`share(summary)` masks a count 1-4 with all that is reckoned from it
(`riktig.disclosure.primary`), then whatever else would give it back
(`riktig.disclosure.secondary`). What it takes along is listed field by field,
so that nothing else in the given dictionary can leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.disclosure.copied import copied
from riktig.disclosure.primary import mask_small
from riktig.disclosure.secondary import mask_recoverable
from riktig.problem import Refused

__all__ = ["share"]


def share(summary: Mapping[str, Any]) -> dict[str, Any]:
    """The shared summary of a private one; of a shared one, the same again.

    Refuses anything else (`not_a_summary`).
    """
    try:
        shared = copied(summary)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("not_a_summary") from None
    mask_small(shared)
    mask_recoverable(shared)
    return shared
