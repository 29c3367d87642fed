"""Python for the browser: the interpreter, a trimmed standard library and the core.

The libraries are shipped as bytecode. Pyodide's own zip holds source,
and compiling it took three quarters of the start (1.9 s against 0.6 s).
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import riktig
from riktig_widgets.runtime.tools import ToolMissing, node, node_modules, run

COMPILER = Path(__file__).with_name("compile_parts.mjs")
STDLIB_MOUNT = "/lib/python314.zip"

# Parts of the standard library no page needs (no processes, mail, debugger or database here).
UNUSED = (
    "_pydatetime.py", "_pydecimal.py", "_pyio.py", "_pyrepl/", "argparse.py",
    "asyncio/proactor_events.py", "asyncio/windows_", "bdb.py", "cgi", "cmd.py", "code.py",
    "configparser.py", "ctypes/", "curses/", "difflib.py", "doctest.py", "email/",
    "ensurepip/", "ftplib.py", "getpass.py", "http/", "idlelib/", "imaplib.py",
    "ipaddress.py", "lib2to3/", "logging/config.py", "logging/handlers.py", "mailbox.py",
    "mimetypes.py", "modulefinder.py", "multiprocessing/", "netrc.py",
    "optparse.py", "pdb.py", "pickletools.py", "plistlib.py", "poplib.py", "pprint.py",
    "profile.py", "pstats.py", "pydoc", "pyodide/console.py", "smtplib.py",
    "socketserver.py", "sqlite3/", "tarfile.py", "tkinter/", "trace.py", "tracemalloc.py",
    "turtle", "unittest/", "uuid.py", "venv/", "wave.py", "webbrowser.py", "wsgiref/",
    "xml/dom/", "xml/sax/", "xmlrpc/", "zipapp.py",
)  # fmt: skip
ENCODINGS = (
    "__init__", "aliases", "ascii", "cp1252", "cp437", "cp850", "cp865", "idna", "iso8859_1",
    "iso8859_15", "latin_1", "mac_roman", "utf_16", "utf_16_be", "utf_16_le", "utf_8",
    "utf_8_sig",
)  # fmt: skip
# What reads spreadsheets, fetched by the page of the audit alone, and the one module of the
# standard library that nothing else here asks for.
SPREADSHEETS = ("et_xmlfile", "openpyxl")
ONLY_FOR_SPREADSHEETS = "mimetypes.py"
# What of the core a page never asks for. The simulation is made by a command.
NOT_IN_PAGES = (
    "charts/", "commands/", "national/", "paper/", "simulation/", "cli.py", "py.typed",
    "text/nb/book", "text/nb/command", "text/nb/course",
    "text/nb/exercise_papers", "text/nb/exercises", "text/nb/hub",
    "text/nb/national_measures", "text/nb/papers", "text/nb/simulation",
)  # fmt: skip

Entry = tuple[str, bytes]


def python_parts(out: Path) -> None:
    """Writes `pyodide/`, `core.zip` and `spreadsheets.zip`."""
    npm = node_modules() / "pyodide"
    folder = out / "pyodide"
    folder.mkdir()
    shutil.copyfile(npm / "pyodide.asm.wasm", folder / "pyodide.asm.wasm")
    stdlib = folder / "python_stdlib.zip"
    shutil.copyfile(_compiled_stdlib(npm), stdlib)
    with tempfile.TemporaryDirectory() as scratch:
        jobs = []
        for name, entries in (("core.zip", core_entries()), ("spreadsheets.zip", _readers(npm))):
            source = Path(scratch, name)
            source.write_bytes(_zip(entries))
            jobs.append((source, out / name, f"/{name}"))
        _compile(npm, stdlib, *jobs)


def _compile(npm: Path, stdlib: Path, *jobs: tuple[Path, Path, str]) -> None:
    """Runs the compiler on (source, target, where it is mounted)."""
    flat = [str(part) for job in jobs for part in job]
    run([node(), str(COMPILER), f"{npm}/", str(stdlib), *flat])


def core_entries() -> Iterator[Entry]:
    """The files of `riktig` that run in a page, tables and texts included."""
    root = Path(riktig.__file__).parent
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        wanted = path.is_file() and "__pycache__" not in path.parts
        if wanted and not name.startswith(NOT_IN_PAGES):
            yield f"riktig/{name}", path.read_bytes()


def _readers(npm: Path) -> Iterator[Entry]:
    """The modules that read spreadsheets, as they are installed here."""
    for package in SPREADSHEETS:
        found = importlib.util.find_spec(package)
        if found is None or found.origin is None:
            raise ToolMissing(f"{package} is not installed; run `make setup`")
        root = Path(found.origin).parent
        for path in sorted(root.rglob("*.py")):
            yield f"{package}/{path.relative_to(root).as_posix()}", path.read_bytes()
    with zipfile.ZipFile(npm / "python_stdlib.zip") as stdlib:
        yield ONLY_FOR_SPREADSHEETS, stdlib.read(ONLY_FOR_SPREADSHEETS)


def _compiled_stdlib(npm: Path) -> Path:
    """The standard library as bytecode, made once for each Pyodide and list of parts."""
    source = npm / "python_stdlib.zip"
    settings = repr((UNUSED, ENCODINGS)).encode() + COMPILER.read_bytes()
    key = hashlib.sha256(source.read_bytes() + settings).hexdigest()[:16]
    made = npm.parent / ".cache" / "riktig" / f"stdlib-{key}.zip"
    if not made.is_file():
        made.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            trimmed, fresh = Path(scratch, "in.zip"), Path(scratch, "out.zip")
            trimmed.write_bytes(_zip(_stdlib_entries(source)))
            _compile(npm, source, (trimmed, fresh, STDLIB_MOUNT))
            shutil.copyfile(fresh, made)
    return made


def _stdlib_entries(source: Path) -> Iterator[Entry]:
    with zipfile.ZipFile(source) as stdlib:
        for name in stdlib.namelist():
            encoding = name.removeprefix("encodings/").removesuffix(".py")
            unused = name.startswith("encodings/") and encoding not in ENCODINGS
            if not (name.endswith("/") or unused or name.startswith(UNUSED)):
                yield name, stdlib.read(name)


def _zip(entries: Iterable[Entry]) -> bytes:
    """The same bytes for the same files: sorted by the caller, one date, not compressed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as made:
        for name, data in entries:
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return held.getvalue()
