"""Writes each page's own content policy into it, for servers that send no headers."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from riktig_hub.policy import policy_of
from riktig_hub.static_site.hashed import pages

# Only a header can say who may frame a page; browsers complain when a page says it itself.
HEADERS_ONLY = ("frame-ancestors",)
# After the encoding, which browsers look for in the first kilobyte.
_PLACE = re.compile(r"<head>\s*(?:<meta charset=[^>]*>)?")


def lock_pages(site: Path, scripts: str = "") -> int:
    """Puts the policy first in every page's head, with `scripts` after it; how many there were.

    A page without a head only forwards to another: it gets the policy and no script.
    """
    found = list(pages(site))
    for page in found:
        root = "../" * (len(page.relative_to(site).parts) - 1)
        text = page.read_text("utf-8")
        page.write_text(_locked(text, scripts.replace("{root}", root)), "utf-8")
    return len(found)


def _locked(text: str, scripts: str) -> str:
    place = _PLACE.search(text)
    at, added = (place.end(), scripts) if place else (0, "")
    said = escape(_said(added + text))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{said}">'
    return f"{text[:at]}\n{meta}{added}{text[at:]}"


def _said(text: str) -> str:
    parts = policy_of(text).split("; ")
    return "; ".join(part for part in parts if not part.startswith(HEADERS_ONLY))
