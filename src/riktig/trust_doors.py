"""Requests by which a reader checks what was counted, and shares it where no file can be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.held import Held
from riktig.problem import Refused

Request = Mapping[str, Any]


def spot_check_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """Five patients by lot, to be looked up in the journal. `seed` is a whole number."""
    from riktig.audit.drawn_patients import LARGEST_SEED, draw_patients
    from riktig.blocks.spot_check_block import spot_check_view

    seed, audit = request.get("seed"), held.audited()
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed <= LARGEST_SEED:
        raise Refused("invalid_seed")
    patients = draw_patients(audit, seed)
    if not patients:
        raise Refused("nobody_to_check")
    return {"ok": True, "patients": spot_check_view(patients, audit.event)}


def share_text_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """The shared summary of the last audit, in sentences and as text to paste."""
    from riktig.blocks.share_words import share_message

    return {"ok": True, "text": share_message(held.audited())}
