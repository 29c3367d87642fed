"""`riktig serve` as it is typed."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from serving import server_process


def serve(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "riktig.cli", "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_help_is_in_norwegian():
    shown = serve("--help")
    assert shown.returncode == 0
    assert "nettleseren" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--site", "nowhere"], "make book"),
        (["--host", "192.168.1.4"], "--public"),
        (["--port", "many"], "riktig serve --help"),
        (["--port", "70000"], "65535"),
    ],
)
def test_refusals_are_sentences(site, arguments, words):
    given = arguments if "--site" in arguments else ["--site", str(site), *arguments]
    refused = serve(*given)
    assert refused.returncode == 2
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_taken_port_is_said_and_the_next_used(site, apps):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        wanted = str(busy.getsockname()[1])
        with server_process(site, apps, "--port", wanted) as served:
            assert f"Port {wanted} er opptatt" in served.printed
            assert not served.base.endswith(wanted)


def test_without_apps_the_book_is_served_and_it_is_said(site, tmp_path):
    with server_process(site, tmp_path / "none") as served:
        assert "Appene er ikke bygd" in served.printed
        assert "/voila/render/" not in served.printed


def test_the_apps_address_is_said_and_opens_after_the_first(served, operator, stranger):
    address = f"{served.base}/voila/render/kalkulatorer.ipynb"
    assert f"    {address}\n" in served.printed
    assert served.printed.index(served.url) < served.printed.index(address)
    path = address.removeprefix(served.base)
    assert stranger.ask(path).status == 403
    assert operator.ask(path).status == 200


def test_ctrl_c_stops_it_with_a_word_and_nothing_left(site, apps):
    with server_process(site, apps) as served:
        pass
    assert served.process.returncode == 0
    assert "Serveren er stoppet." in served.last_printed
    assert "Traceback" not in served.last_printed
