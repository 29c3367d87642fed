"""What a web server should say beside the files, in the forms that hosts read."""

from __future__ import annotations

from pathlib import Path

from riktig_hub.policy import HEADERS

FOREVER = "public, max-age=31536000, immutable"
ALWAYS_ASK = "no-cache"
# Read by Cloudflare Pages, Netlify and others; harmless elsewhere.
FILE = "_headers"
# Addresses that change with their content: the runtime's folder and the hashed names.
HASHED = ("/runtime/*", "/_static/*.*.css", "/_static/*.*.js", "/_static/*.*.svg", "/_images/*.*.*")


def common_headers() -> dict[str, str]:
    """What goes with every file. A page's whole policy stands in the page itself."""
    return {
        **HEADERS,
        "Content-Security-Policy": "frame-ancestors 'self'",
        "Strict-Transport-Security": "max-age=31536000",
    }


def write_headers(site: Path) -> None:
    """`_headers`: security everywhere, and for ever where the address names the content."""
    blocks = [("/*", {**common_headers(), "Cache-Control": ALWAYS_ASK})]
    blocks += [(pattern, {"Cache-Control": FOREVER}) for pattern in HASHED]
    lines = [
        line
        for pattern, said in blocks
        for line in (pattern, *(f"  {name}: {value}" for name, value in said.items()))
    ]
    (site / FILE).write_text("\n".join(lines) + "\n", "utf-8")
