"""Where nbgrader works: its folders, its configuration and its gradebook.

The folder pattern `{step}/{participant}/{assignment}/{notebook}` is nbgrader's
data model, so formgrader opens what is made here.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riktig.problem import Refused
from riktig.text import text

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

COURSE_ID = "riktig"
DEFAULT_ROOT = Path("_build/exercises")
ANSWERS = "svar.json"
GRADEBOOK = "gradebook.db"
SECONDS_TO_WAIT = 30
TEMPLATES = Path(__file__).with_name("templates") / "nbgrader"

# Read by `nbgrader` and by formgrader in JupyterLab, started in the course folder.
CONFIGURATION = '''"""Made by "riktig exercises build". Changes here are overwritten."""

from pathlib import Path

from riktig_exercises.course import Course, configure

configure(get_config(), Course(Path(__file__).parent))  # noqa: F821
'''


@dataclass(frozen=True)
class Course:
    """The folder nbgrader's steps lie in."""

    root: Path

    def source(self, assignment: str) -> Path:
        """The notebook with solutions and hidden checks."""
        return self.root / "source" / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        """The notebook as participants see it."""
        return self.root / "release" / assignment / f"{assignment}.ipynb"

    def step(self, step: str, participant: str, assignment: str) -> Path:
        """A participant's folder in one of nbgrader's steps."""
        return self.root / step / participant / assignment

    @property
    def db_url(self) -> str:
        """The gradebook, waiting for another grader's transaction rather than failing."""
        path = (self.root / GRADEBOOK).resolve()
        return f"sqlite:///{path}?timeout={SECONDS_TO_WAIT}"


def configure(config: Any, course: Course) -> None:
    """The settings of nbgrader, for us and for the administrator's own JupyterLab."""
    import nbgrader
    from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
    from nbgrader.preprocessors import GetGrades

    from riktig_exercises.hide_checks import HideChecks

    config.CourseDirectory.course_id = COURSE_ID
    config.CourseDirectory.root = str(course.root.resolve())
    config.CourseDirectory.db_url = course.db_url
    config.ExecutePreprocessor.kernel_name = "python3"
    config.ClearSolutions.code_stub = {"python": text("exercises.notebook.stub")}
    config.ClearSolutions.text_stub = text("exercises.notebook.text_stub")
    # nbgrader's own feedback page shows hidden checks unless they are taken out.
    config.GenerateFeedback.preprocessors = [GetGrades, HideChecks, CSSHTMLHeaderPreprocessor]
    # Ours come first: they keep formgrader from fetching a script from another machine.
    theirs = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
    config.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), str(theirs)]


@contextmanager
def gradebook(course: Course) -> Iterator[Gradebook]:
    """The gradebook of nbgrader. `Refused("not_in_gradebook")` before the first release."""
    if not (course.root / GRADEBOOK).is_file():
        raise Refused("not_in_gradebook")
    from nbgrader.api import Gradebook

    # An empty file is made a gradebook anew, by a program it calls by name.
    with programs_on_path(), Gradebook(course.db_url, COURSE_ID) as opened:
        yield opened


@contextmanager
def programs_on_path() -> Iterator[None]:
    """Lets nbgrader find `alembic`, which it calls by name, without an activated environment."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), before))
    try:
        yield
    finally:
        os.environ["PATH"] = before


@contextmanager
def quiet(*loggers: str) -> Iterator[None]:
    """Keeps nbgrader's progress lines off the terminal; errors still come."""
    before = {name: logging.getLogger(name).level for name in loggers}
    for name in loggers:
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
