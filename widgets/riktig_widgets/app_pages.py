"""`python -m riktig_widgets.app_pages SITE`: the apps as pages of the built book."""

from __future__ import annotations

import sys
from pathlib import Path

from riktig_widgets.app_list import APPS
from riktig_widgets.app_shell import app_page, index_page
from riktig_widgets.offline import offline_script

FOLDER = "apper"


def build_pages(site: Path) -> tuple[Path, ...]:
    """One page an app and one that lists them, in `SITE/apper`, beside the book's runtime.

    `SITE/sw.js` keeps all of them usable without a network.
    """
    runtimes = sorted(site.glob("runtime/*/apps.js"), key=lambda path: path.stat().st_mtime)
    if not runtimes:
        raise FileNotFoundError(f"no browser runtime in {site}; build the book first")
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    runtime = f"../runtime/{runtimes[-1].parent.name}/"
    written = {name: app_page(name, runtime) for name in APPS} | {"index": index_page(runtime)}
    made = []
    for name, html in written.items():
        target = folder / f"{name}.html"
        target.write_text(html, "utf-8")
        made.append(target)
    for old in set(folder.glob("*.html")) - set(made):
        old.unlink()
    offline_script(site, runtimes[-1].parent, made)
    return tuple(made)


def main(arguments: list[str]) -> int:
    """Builds into the site named; 2 on wrong use, 1 when the book is not there."""
    if len(arguments) != 1:
        print("usage: python -m riktig_widgets.app_pages SITE", file=sys.stderr)
        return 2
    try:
        build_pages(Path(arguments[0]))
    except FileNotFoundError as missing:
        print(f"apps: {missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
