"""In JupyterLab a calculator is something to build on: values go both ways, and stay unsaved."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from browser_watch import Watch, words
from jupyter_lab import jupyter_lab
from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser
CELLS = (
    "from ipywidgets import Button, HTML\n"
    "from riktig_widgets import Calculator\n"
    'omeq = Calculator("omeq", {"table": "HDIR", "items": [{"substance": "morfin",'
    ' "route": "oral", "unit": "mg", "dose": 12.5, "per_day": 2}]})\n'
    "omeq",
    "seen = HTML()\n"
    "def told(*_):\n"
    "    seen.value = f\"<b>{omeq.answer.get('result', {}).get('omeq_mg_per_day')}</b>\"\n"
    'omeq.observe(told, "answer")\n'
    "told()\n"
    'empty = Button(description="empty")\n'
    "empty.on_click(lambda _: omeq.clear())\n"
    "display(seen, empty)",
)
TYPED = "41,5"  # stands nowhere but in what is typed


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "notebooks" / "build.ipynb"
    path.parent.mkdir()
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
    return path


def test_values_and_answer_go_both_ways_and_no_notebook_keeps_them(
    context: BrowserContext, notebook: Path, tmp_path: Path
) -> None:
    with jupyter_lab(notebook.parent, tmp_path) as (address, token):
        watch = Watch(context, address)
        page = context.new_page()
        page.goto(f"{address}/doc/tree/{notebook.name}?token={token}&reset")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
        seen = page.locator(".jp-OutputArea-output b")
        expect(seen).to_have_text("25.0")
        form = page.locator("[data-calculator=omeq][data-ready]")
        dose = form.locator("[data-field=dose] input")
        expect(dose).to_have_value("12,5")
        dose.fill(TYPED)
        expect(form.locator(".riktig-number")).to_have_text(words("83 mg"))
        expect(seen).to_have_text("83.0")
        page.evaluate("window.jupyterapp.commands.execute('docmanager:save').then(() => null)")
        page.get_by_role("button", name="empty", exact=True).click()
        expect(dose).to_have_value("")
        expect(seen).to_have_text("None")
    written = notebook.read_text("utf-8")
    assert "83.0" in written  # what the notebook's own cell showed
    assert TYPED not in written
    assert watch.foreign == []
