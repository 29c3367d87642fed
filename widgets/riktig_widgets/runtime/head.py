"""What a page with a mount needs in its head. Pages without one load nothing."""

from __future__ import annotations


def head_tags(base: str) -> str:
    """Stylesheet, font and script; `base` is the runtime's address, ending in a slash.

    The script starts fetching Python after the first paint, so that a slow
    line shows the form first.
    """
    font = f"{base}fonts/source-sans-3-400-normal.woff2"
    return (
        f'<link rel="stylesheet" href="{base}riktig.css">\n'
        f'<link rel="preload" as="font" type="font/woff2" href="{font}" crossorigin>\n'
        f'<script type="module" async src="{base}page.js"></script>\n'
    )


def course_tag(base: str) -> str:
    """The script of cases, questions and running orders, for the pages that have one."""
    return f'<script type="module" async src="{base}course.js"></script>\n'


def worksheets_tag(base: str) -> str:
    """The script of worksheets that are filled in on the page."""
    return f'<script type="module" async src="{base}worksheets.js"></script>\n'
