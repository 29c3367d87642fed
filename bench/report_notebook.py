"""The same page by a parametrised notebook: papermill runs it, nbconvert makes the HTML.

The notebook takes the numbers and the words from `riktig`, as our own page does, and shows them
as a notebook does: text, a live chart and a table. What is compared is the way, not the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

CELLS: Final = (
    ("parameters", 'before = ""\nafter = ""\ngroup = []\n'),
    (
        "",
        "from pathlib import Path\n"
        "import altair as alt\n"
        "import pandas as pd\n"
        "from IPython.display import HTML, Markdown, display\n"
        "from riktig.agreed.agreed import NOTHING_AGREED\n"
        "from riktig.blocks.group_pairs import group_pairs\n"
        "from riktig.charts import filled\n"
        "from riktig.compare import compare\n"
        "from riktig.feedback.choices import Choices\n"
        "from riktig.feedback.own import own_report\n"
        "from riktig.feedback.reference import NO_REFERENCE\n"
        "from riktig.summary import read_summary\n",
    ),
    (
        "",
        "read = lambda path: read_summary(Path(path).read_bytes())\n"
        "own = compare(read(before), read(after))\n"
        "others = group_pairs([read(path) for path in group], own)\n"
        "report = own_report(own, others, NOTHING_AGREED, NO_REFERENCE, Choices(),"
        " own.after.last, 'member')\n",
    ),
    (
        "",
        "display(Markdown(f'# {report.title}'))\n"
        "for line in report.subtitle:\n"
        "    display(Markdown(line))\n"
        "for _, one in report.front.statements():\n"
        "    display(Markdown(one.text))\n",
    ),
    (
        "",
        "for section in (*report.sections, report.basis):\n"
        "    display(Markdown(f'## {section.title}'))\n"
        "    for part in section.parts:\n"
        "        display(Markdown('\\n\\n'.join([part.sentence, *part.notes])))\n"
        "        if part.picture:\n"
        "            display(alt.Chart.from_dict(filled(part.as_dict()['picture'])))\n"
        "        if part.table:\n"
        "            display(pd.DataFrame(part.table.rows, columns=part.table.columns))\n",
    ),
)


def write_notebook(path: Path) -> None:
    """The notebook with its parameters' cell, as papermill wants it."""
    import nbformat

    cells = []
    for tag, source in CELLS:
        cell = nbformat.v4.new_code_cell(source)
        cell.metadata["tags"] = [tag] if tag else []
        cells.append(cell)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(made, path)
