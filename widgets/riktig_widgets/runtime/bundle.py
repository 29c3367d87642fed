"""One script a place it is loaded from, made by esbuild from the modules in `static/`."""

from __future__ import annotations

from pathlib import Path

from riktig_widgets.runtime.tools import STATIC, node, node_modules, run

TARGET = "es2022"
PACKAGE_HOST = "https://cdn.jsdelivr.net/"


def esbuild(entry: str, out: Path) -> None:
    """Bundles `static/<entry>` with all it imports into one ES module."""
    program = node_modules() / "esbuild" / "bin" / "esbuild"
    options = [
        str(STATIC / entry),
        "--bundle",
        "--minify",
        "--format=esm",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        f"--target={TARGET}",
        f"--alias:pyodide={node_modules() / 'pyodide'}",
        "--external:node:*",
        "--external:ws",
        f"--outfile={out}",
    ]
    run([*_command(program), *options])


def _command(program: Path) -> list[str]:
    """Npm puts a native program in place of esbuild's script where it can."""
    with program.open("rb") as opened:
        script = opened.read(2) == b"#!"
    return [node(), str(program)] if script else [str(program)]


def bundle_page(out: Path) -> None:
    """`page.js` finds and mounts everything on a page; `worker.js` holds Python.

    `apps.js` starts an app that has a page to itself.

    `course.js` is for what a reader answers in a chapter, `worksheets.js` for worksheets filled in
    there; neither loads Python.
    """
    esbuild("page.js", out / "page.js")
    esbuild("apps.js", out / "apps.js")
    esbuild("course.js", out / "course.js")
    esbuild("worksheets.js", out / "worksheets.js")
    worker = out / "worker.js"
    esbuild("engine-worker.js", worker)
    # Pyodide's own address for packages: never asked, and now not even named.
    written = worker.read_text("utf-8").replace(PACKAGE_HOST, "https://runtime.invalid/")
    worker.write_text(written, "utf-8")


def bundle_widget(entry: str, out: Path) -> None:
    """A self-contained module that anywidget loads from a blob."""
    out.parent.mkdir(parents=True, exist_ok=True)
    esbuild(entry, out)
