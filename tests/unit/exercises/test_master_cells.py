"""A master's cells are those that jupytext reads."""

from __future__ import annotations

import jupytext
import pytest
from riktig_exercises.master import assignments, masters_folder
from riktig_exercises.master_cells import read_cells
from riktig_exercises.master_error import MasterError

HEAD = "---\nriktig: {assignment: made}\n---\n\n"
RAW = "```{raw-cell}\n---\nriktig: {case: true}\n---\na = 1\n\nb = 2\n```\n"
PROSE = '+++ {"nbgrader": {"grade_id": "x"}}\n\nEn linje.\n\n- et punkt\n'
WRITTEN = {
    "a case and prose": RAW + "\n" + PROSE,
    "prose twice": PROSE + "\n" + PROSE.replace("En", "To"),
    "prose that no mark begins": RAW + "\nFor seg selv.\n",
    "a mark that says nothing": RAW + "\n+++\n\nFor seg selv.\n",
    "an empty cell": PROSE + "\n+++\n\n" + RAW,
    "nothing": "",
}


def told(notebook) -> list[tuple[str, str, dict]]:
    return [(cell.cell_type, cell.source, dict(cell.metadata)) for cell in notebook.cells]


def held_to_jupytext(written: str) -> None:
    read, known = read_cells(written, "made"), jupytext.reads(written, fmt="md:myst")
    assert told(read) == [one for one in told(known) if one[1]]
    assert read.metadata["riktig"] == known.metadata["riktig"]


@pytest.mark.parametrize("assignment", assignments())
def test_every_shipped_master(assignment):
    held_to_jupytext((masters_folder() / assignment / f"{assignment}.md").read_text("utf-8"))


@pytest.mark.parametrize("body", WRITTEN.values(), ids=WRITTEN)
def test_cells_of_each_sort(body):
    held_to_jupytext(HEAD + body)
    held_to_jupytext((HEAD + body).replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (RAW, "no front matter"),
        ("---\n- a\n---\n", "metadata is a mapping"),
        ("---\na: [\n---\n", "made"),
        (HEAD + RAW.replace("raw-cell", "code-cell"), "code-cell"),
        (HEAD + RAW.removesuffix("```\n"), "does not end"),
        (HEAD + RAW.replace("---\nriktig: {case: true}\n---\n", ""), "does not end"),
        (HEAD + "+++ {a: [}\n\nTekst", "made"),
    ],
)
def test_what_is_no_master_is_refused(written, said):
    with pytest.raises(MasterError, match=said):
        read_cells(written, "made")
