"""A real nginx on a free port, set up as the documentation says."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "how-to" / "publish-the-site.md"
SECONDS_TO_START = 10


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serves the folder; gives the address and the process. Logs and pid stay in `folder`."""
    found = subprocess.run(  # noqa: S603 (our own commands)
        [ROOT / "tools" / "nginx.sh"], check=True, capture_output=True, text=True
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    file = folder / "nginx.conf"
    file.write_text(_settings(documented(), site, folder, port), "utf-8")
    program = found.stdout.splitlines()[-1]
    process = subprocess.Popen(  # noqa: S603 (our own commands)
        [program, "-c", file, "-p", folder, "-g", "daemon off;"]
    )
    try:
        _wait(port, process)
        yield f"http://localhost:{port}", process
    finally:
        process.terminate()
        process.wait(10)


def documented() -> str:
    """The block of the page, as it stands there."""
    found = re.search(r"```nginx\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    if found is None:
        raise RuntimeError("the page has no nginx block")
    return found[1]


def _settings(block: str, site: Path, folder: Path, port: int) -> str:
    """The page's block on this port and folder, without TLS; all else as it is."""
    changed = block.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    changed = changed.replace("root /var/www/riktig;", f"root {site};")
    if str(port) not in changed or str(site) not in changed:
        raise RuntimeError("the page's listen or root line has changed")
    places = "".join(
        f"{one}_temp_path {folder};\n"
        for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Where the tests are root's, so are the folders, and nginx would hand them to nobody.
    user = "user root;\n" if os.geteuid() == 0 else ""
    return (
        f"{user}worker_processes 2;\npid {folder}/pid;\nerror_log {folder}/errors.log;\n"
        f"events {{ worker_connections 512; }}\n"
        f"http {{\naccess_log off;\n{places}{changed}\n}}\n"
    )


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = monotonic() + SECONDS_TO_START
    while monotonic() < deadline:
        if process.poll() is not None:
            break
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.02)
    raise RuntimeError("nginx does not answer")
