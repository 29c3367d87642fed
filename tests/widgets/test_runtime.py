"""The folder pages load: complete, small, and naming no other host."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import brotli
import pytest
from riktig_hub.precompress import HARD
from riktig_widgets.apps import SOURCES, build_apps
from riktig_widgets.runtime import build, head_tags
from riktig_widgets.runtime.__main__ import main
from riktig_widgets.runtime.tools import CHECKOUT, STATIC, node

MOST_BYTES = 6_500_000  # over the wire, everything a first visit to a calculator needs
FIRST_VISIT = (
    "page.js", "worker.js", "core.zip", "pyodide/pyodide.asm.wasm",
    "pyodide/python_stdlib.zip", "riktig.css", "fonts/source-sans-3-400-normal.woff2",
    "fonts/source-sans-3-600-normal.woff2", "vega.js", "charts.json",
)  # fmt: skip
# Names of XML and of licences are no addresses of anything fetched.
NAMES = ("http://www.w3.org/", "https://vega.github.io/schema/")


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("runtime") / "out")


def test_a_first_visit_is_small_enough(runtime: Path) -> None:
    sent = [len(brotli.compress((runtime / name).read_bytes(), quality=5)) for name in FIRST_VISIT]
    assert sum(sent) < MOST_BYTES


def test_the_page_of_the_audit_with_what_reads_spreadsheets_is_too(runtime: Path) -> None:
    names = (*FIRST_VISIT, "spreadsheets.zip")
    sent = [len(brotli.compress((runtime / name).read_bytes(), quality=HARD)) for name in names]
    assert sum(sent) < MOST_BYTES


def test_what_reads_spreadsheets_is_bytecode_and_not_in_the_core(runtime: Path) -> None:
    names = set(zipfile.ZipFile(runtime / "spreadsheets.zip").namelist())
    assert {"openpyxl/__init__.pyc", "et_xmlfile/__init__.pyc", "mimetypes.pyc"} <= names
    assert not [name for name in names if name.endswith(".py")]
    core = zipfile.ZipFile(runtime / "core.zip").namelist()
    assert not [name for name in core if "openpyxl" in name]


def test_no_script_or_style_fetches_from_another_host(runtime: Path) -> None:
    for path in (runtime / "page.js", runtime / "worker.js", runtime / "riktig.css"):
        written = path.read_text("utf-8")
        found = re.findall(r"""["'(](https?://[\w.-]+\.\w+/[^"')\s]*)""", written)
        assert [a for a in found if "cdn" in a or "unpkg" in a or "esm.sh" in a] == []


def test_the_core_goes_along_as_bytecode_with_its_tables(runtime: Path) -> None:
    names = set(zipfile.ZipFile(runtime / "core.zip").namelist())
    assert "riktig/registry.pyc" in names
    assert "riktig/clinical/opioid_ratios.csv" in names
    assert "riktig/text/nb/calculators.toml" in names
    assert not [name for name in names if name.startswith(("riktig/charts/", "riktig/cli."))]
    assert not [name for name in names if name.endswith(".py")]


def test_every_chart_is_there_with_the_words_for_numbers_and_dates(runtime: Path) -> None:
    together = (runtime / "charts.json").read_text("utf-8")
    for path in (runtime / "charts").glob("*.json"):
        if path.stem != "locale":
            assert f'"{path.stem}"' in together
    assert '"decimal": ","' in together


def test_two_builds_give_the_same_bytes(runtime: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "again")
    for path in runtime.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (again / path.relative_to(runtime)).read_bytes(), path.name


def test_licences_of_all_that_is_bundled_are_named(runtime: Path) -> None:
    notices = (runtime / "LICENCES.txt").read_text("utf-8")
    for part in ("pyodide", "source-sans-3", "vl-convert-python", "openpyxl", "et_xmlfile"):
        assert part in notices


def test_wrong_use_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_a_missing_package_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RIKTIG_NODE_MODULES", str(tmp_path))
    assert main([str(tmp_path / "out")]) == 1
    assert "make setup" in capsys.readouterr().err


def test_the_head_loads_from_the_runtime_alone() -> None:
    tags = head_tags("../runtime/abc/")
    assert re.findall(r'(?:src|href)="([^"]+)"', tags)
    assert all(a.startswith("../runtime/abc/") for a in re.findall(r'(?:src|href)="([^"]+)"', tags))


def test_scripts_hold_no_text_for_readers() -> None:
    for path in sorted(STATIC.glob("*.js")):
        assert not re.search("[æøåÆØÅ]", path.read_text("utf-8")), path.name


# These put in the forms and frames that Python made.
PUT_IN_FORMS = (
    "widget.js",
    "widget-apps.js",
    "host.js",
    "app-toolbox-window.js",
    "exercise-made.js",
)


def test_scripts_never_make_html_of_what_they_show() -> None:
    for path in sorted(STATIC.glob("*.js")):
        if path.name not in PUT_IN_FORMS:
            written = path.read_text("utf-8")
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", written)


def test_an_app_is_a_few_lines_and_becomes_a_notebook(tmp_path: Path) -> None:
    made = build_apps(tmp_path)
    assert [path.stem for path in made] == sorted(path.stem for path in SOURCES.glob("*.md"))
    for path in SOURCES.glob("*.md"):
        cells = re.findall(r"```\{code-cell\}[^\n]*\n(.*?)```", path.read_text("utf-8"), re.S)
        assert sum(len(cell.splitlines()) for cell in cells) <= 15


def test_modules_parse_as_node_reads_them(tmp_path: Path) -> None:
    """All in one process, each as a module by itself."""
    reads = tmp_path / "reads.mjs"
    reads.write_text(
        """import fs from "node:fs";
        import vm from "node:vm";
        for (const identifier of process.argv.slice(2))
          new vm.SourceTextModule(fs.readFileSync(identifier, "utf8"), { identifier });
        """,
        "utf-8",
    )
    modules = sorted(STATIC.glob("*.js"))
    assert modules
    command = [node(), "--experimental-vm-modules", reads, *modules]
    done = subprocess.run(command, capture_output=True, cwd=CHECKOUT, check=False)
    assert done.returncode == 0, done.stderr.decode()
