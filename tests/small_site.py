"""A small made site and two small apps, for tests of the server itself."""

from __future__ import annotations

import json
from pathlib import Path

from riktig_hub.precompress import precompress

SLIDER = """
import ipywidgets
slider = ipywidgets.IntSlider(max=20)
label = ipywidgets.Label(value="value 0")
slider.observe(lambda change: setattr(label, "value", f"value {change.new}"), "value")
ipywidgets.VBox([slider, label])
"""
ENVIRONMENT = "import os\nprint('NAMES ' + ' '.join(sorted(os.environ)))"
# Stands for what people keep in their environment.
SECRET = "canary-of-the-environment"  # noqa: S105
PAGE = """<!DOCTYPE html><html lang="nb"><head><title>Side</title>
<script>document.documentElement.dataset.inline = "ran"</script></head>
<body><p id="text" onclick="this.dataset.clicked = 'yes'">Hei</p>
<script type="application/json">{"data": true}</script></body></html>"""
RUNTIME = "runtime/0123456789ab"


def notebook(*sources: str) -> str:
    cells = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "execution_count": None,
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(sources)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def make_site(folder: Path) -> Path:
    files = {
        "index.html": '<meta http-equiv="Refresh" content="0; url=book/forside.html" />',
        "book/forside.html": PAGE,
        "_static/book.css": "p { color: black }\n" * 100,
        f"{RUNTIME}/page.js": "export const words = 1;\n" * 100,
        f"{RUNTIME}/pyodide/pyodide.asm.wasm": "\0asm" * 1000,
        f"{RUNTIME}/core.zip": "PK" * 1000,
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    precompress(folder, folder.parent / "pressed")
    (folder.parent / "secret.txt").write_text("outside the book")
    return folder


def make_apps(folder: Path) -> Path:
    (folder / "kalkulatorer.ipynb").write_text(notebook(SLIDER))
    (folder / "environment.ipynb").write_text(notebook(ENVIRONMENT))
    below = folder / "below"
    below.mkdir()
    (below / "other.ipynb").write_text(notebook("1"))
    (folder.parent / "outside.ipynb").write_text(notebook("1"))
    return folder
