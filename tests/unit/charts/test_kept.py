"""Compiled charts are kept where they can be, and made where they cannot."""

from __future__ import annotations

import subprocess
import sys

import pytest

from riktig.charts import kept as module
from riktig.charts.compiled import vega_text
from riktig.charts.kept import folder, kept


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "folder", lambda: tmp_path / "charts")
    return tmp_path / "charts"


def test_made_once(place):
    made = []

    def make():
        made.append(1)
        return "{}"

    assert [kept("a", make), kept("a", make)] == ["{}", "{}"]
    assert len(made) == 1
    assert [path.name for path in place.iterdir()] == ["a.json"]


def test_nothing_is_kept_without_a_build_folder(monkeypatch):
    monkeypatch.setattr(module, "folder", lambda: None)
    assert kept("a", lambda: "made") == "made"


def test_a_folder_that_cannot_be_written_costs_only_time(place):
    place.write_text("a file where the folder should be")
    assert kept("a", lambda: "made") == "made"


def test_an_unknown_chart_has_no_spec():
    with pytest.raises(KeyError):
        vega_text("no_such_chart")


@pytest.mark.skipif(folder() is None, reason="there is no build folder")
def test_drawing_a_kept_chart_does_not_start_altair():
    code = (
        "import sys; sys.path.insert(0, 'tests');"
        "from hand_made_report import PICTURE; from riktig.charts import svg;"
        "assert svg(PICTURE.as_dict()); print('altair' in sys.modules)"
    )
    vega_text("before_after")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
