"""What is sent to a group where no file can be: plain sentences, then the lines a machine reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.audit.result import Audit
from riktig.blocks.audit_blocks import view
from riktig.disclosure import share
from riktig.summary import private_summary, share_text
from riktig.text import text

# A name must not look like the lines below: a reader finds them by a colon and a brace.
_HEAD_SIGNS = str.maketrans("", "", ":{}")


def share_message(audit: Audit) -> str:
    """The shared summary in sentences, small counts masked, and below them as text to read back."""
    shared = share(private_summary(audit))
    return f"{_sentences(audit, shared)}\n\n{share_text(shared)}"


def _sentences(audit: Audit, shared: Mapping[str, Any]) -> str:
    shown = view(audit, shared)
    blocks = {block["id"]: block for block in shown["blocks"]}
    lines = [
        text(
            "practice.share.measure", title=blocks[name]["title"], sentence=blocks[name]["sentence"]
        )
        for name in (*shown["headline"], *shown["also"])
    ]
    member = str(shared["member"]).translate(_HEAD_SIGNS)
    head = [text("practice.share.title", member=member), shown["source"]]
    return "\n".join([*head, "", *lines, "", text("practice.share.below")])
