"""The summary of an audit: counts only, no patient, in the schema `riktig-summary/1`.

`docs/reference/summary-schema.md` describes it. A private summary has true
counts and stays with the GP; `riktig.disclosure` makes the one that is shared.
"""

from riktig.summary.made import private_summary
from riktig.summary.read import check_summary, read_summaries, read_summary
from riktig.summary.schema import FEW, HAND_COUNTED, PRIVATE, SCHEMA, SHARE
from riktig.summary.share_text import share_text

__all__ = [
    "FEW",
    "HAND_COUNTED",
    "PRIVATE",
    "SCHEMA",
    "SHARE",
    "check_summary",
    "private_summary",
    "read_summaries",
    "read_summary",
    "share_text",
]
