"""What a page with a worksheet has in its head: the script, and the words it says."""

from __future__ import annotations

from riktig_widgets.mounts import data
from riktig_widgets.runtime.head import worksheets_tag

from riktig.text.catalogue import area


def head_of(base: str, body: str) -> str:
    """What the head needs for this body; "" where there is no worksheet."""
    if "data-worksheet=" not in body:
        return ""
    return worksheets_tag(base) + data(area("papers")["worksheet_script"], data_worksheet_texts="")
