"""An assignment on a page of its own: our own modules, answered by Python in this process.

No book and no Pyodide. `every_answer` is a made-up master with a question of each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kinds_site import served
from riktig_exercises import show_exercise
from riktig_widgets.runtime.assets import stylesheet
from riktig_widgets.runtime.tools import STATIC

MASTERS = Path(__file__).parent / "masters"
EVERY_ANSWER = "every_answer"
START = """
import { mountExercise } from "./exercise.js";
const host = { ask: (request) => window.answered(request), start: async () => {} };
for (const mount of document.querySelectorAll(".riktig-exercise")) mountExercise(mount, host);
"""


def make_site(folder: Path, html: str) -> Path:
    """A page with the assignment, the modules as they are and the style sheet."""
    for path in STATIC.glob("*.js"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "riktig.css").write_text(stylesheet(), "utf-8")
    (folder / "start.js").write_text(START, "utf-8")
    (folder / "index.html").write_text(
        '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>Oppgave</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="riktig.css">'
        '<script type="module" src="start.js"></script></head>'
        "<style>body {margin: 0 auto; max-width: 46rem; padding: 0 1rem;"
        " background: var(--riktig-ground); color: var(--riktig-ink)}</style>"
        "<body>"
        f"<main><h1>Alle slags svar</h1>{html}</main></body></html>",
        "utf-8",
    )
    return folder


@contextmanager
def exercise_served(folder: Path, assignment: str = EVERY_ANSWER) -> Iterator[str]:
    """The page's address while it is served."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        make_site(folder, show_exercise(assignment).html)
    with served(folder) as found:
        yield found
