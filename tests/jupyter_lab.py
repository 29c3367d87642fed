"""A real JupyterLab on loopback, with settings, data and notebooks of its own."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

SECONDS_TO_START = 60
SECONDS_TO_STOP = 20
# JupyterLab asks the world for news when it starts.
QUIET = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
SAVES_STATE = {"saveState": True}  # the strictest case: the notebook keeps what widgets give it


@contextmanager
def jupyter_lab(notebooks: Path, own: Path) -> Iterator[tuple[str, str]]:
    """Serves a folder of notebooks; gives the address and the token. `own` is for its settings."""
    _write(own / "config/labconfig/page_config.json", QUIET)
    manager = "settings/@jupyter-widgets/jupyterlab-manager/plugin.jupyterlab-settings"
    _write(own / manager, SAVES_STATE)
    token, port = secrets.token_hex(16), _free_port()
    address = f"http://127.0.0.1:{port}"
    with (own / "lab.log").open("wb") as log:
        process = subprocess.Popen(
            _command(notebooks, token, port),
            stdout=log,
            stderr=log,
            env=_environment(own),
            cwd=notebooks,  # nbgrader reads its configuration there
        )
        try:
            _wait(port, process, own / "lab.log")
            yield address, token
        finally:
            process.terminate()
            process.wait(SECONDS_TO_STOP)


def _command(notebooks: Path, token: str, port: int) -> list[str]:
    options = {
        "ServerApp.root_dir": notebooks,
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": token,
        "LabApp.expose_app_in_browser": True,
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "jupyterlab", "--no-browser", *given]


def _environment(own: Path) -> dict[str, str]:
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return {**os.environ, **{name: str(own / place) for name, place in places.items()}}


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), "utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = monotonic() + SECONDS_TO_START
    while monotonic() < deadline and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            sleep(0.1)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text('utf-8')}")
