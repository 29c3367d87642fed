"""`riktig site OUT`: the built book as files for any web server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from riktig.commands.parser import Parser
from riktig.text import decimal_text, text
from riktig_hub.refusal import Refusal

MEGABYTE = 1e6


def main(arguments: Sequence[str]) -> int:
    """0 when the site is there whole, 2 with a sentence when nothing was changed."""
    asked = _parser().parse_args(arguments)
    try:
        print(_write(asked))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def _parser() -> Parser:
    parser = Parser("riktig site", description=text("hub_site.about"))
    parser.add_argument("out", type=Path, help=text("hub_site.out"))
    parser.add_argument(
        "--site", type=Path, default=Path("_build/html"), help=text("hub.serve.site")
    )
    parser.add_argument("--hardest", action="store_true", help=text("hub_site.hardest"))
    return parser


def _write(asked: argparse.Namespace) -> str:
    from riktig_hub.static_site.writing import write_site

    if not (asked.site / "index.html").is_file():
        raise Refusal("hub.refused.site", folder=str(asked.site))
    pressed = asked.site.resolve().parent / "pressed"
    try:
        made = write_site(asked.site, asked.out.resolve(), pressed, hardest=asked.hardest)
    except OSError as error:
        raise Refusal("hub_site.not_written", folder=str(asked.out)) from error
    return text(
        "hub_site.done",
        folder=str(asked.out),
        pages=str(made.pages),
        kept=str(made.kept_files),
        plain=decimal_text(round(made.plain_bytes / MEGABYTE, 1)),
        sent=decimal_text(round(made.sent_bytes / MEGABYTE, 1)),
    )
