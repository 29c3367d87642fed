"""A visitor moves widgets and runs no code; a kernel answers its own session only."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from glob import glob
from pathlib import Path
from time import sleep

import pytest
from asking import PROTOCOL, Asking, heard, message, packed, until
from riktig_hub import forked
from riktig_hub.server import config
from websockets.exceptions import ConnectionClosed, InvalidStatus

SILENCE = 1.5
PATIENCE = 15  # for what is to come
PING_SECONDS = 30
UNKNOWN = "00000000-0000-0000-0000-000000000000"


def execution(target) -> dict:
    return {
        "code": f"open({str(target)!r}, 'w').close()",
        "silent": False,
        "store_history": False,
        "user_expressions": {"x": f"open({str(target)!r}, 'w')"},
        "allow_stdin": False,
    }


FORBIDDEN = [
    ("execute_request", None),
    ("complete_request", {"code": "open", "cursor_pos": 4}),
    ("inspect_request", {"code": "open", "cursor_pos": 4, "detail_level": 1}),
    ("history_request", {"hist_access_type": "tail", "n": 10, "output": True, "raw": True}),
    ("is_complete_request", {"code": "1"}),
    ("debug_request", {"type": "request", "seq": 1, "command": "debugInfo"}),
    ("create_subshell_request", {}),
    ("interrupt_request", {}),
    ("input_reply", {"value": "1"}),
]


@pytest.fixture
def app(operator):
    """The kernel of an app the operator has open."""
    kernel_id = operator.open_app()
    yield kernel_id
    beacon(operator, kernel_id, Sec_Fetch_Site="same-origin")


def test_the_socket_passes_no_code(operator, app, tmp_path):
    target = tmp_path / "ran"
    with operator.socket(app) as opened:
        heard(opened, SILENCE)
        for kind, content in FORBIDDEN:
            told = message(kind, execution(target) if content is None else content)
            for channel in ("shell", "control", "stdin"):
                opened.send(packed(channel, told))
        assert heard(opened, SILENCE) == ""
        opened.send(packed("shell", message("comm_info_request", {})))
        assert "comm_info_reply" in heard(opened, PATIENCE, "comm_info_reply")
    assert not target.exists()


def test_a_page_opens_nothing_but_the_line_that_asks(operator, app):
    with operator.socket(app) as opened:
        heard(opened, SILENCE)
        for target in ("jupyter.widget", "jupyter.widget.comm", "builtins.eval", None, ["x"]):
            told = message("comm_open", {"comm_id": "made", "target_name": target, "data": {}})
            opened.send(packed("shell", told))
        assert heard(opened, SILENCE) == ""
        control = {"comm_id": "asks", "target_name": "jupyter.widget.control", "data": {}}
        opened.send(packed("shell", message("comm_open", control)))
        assert "comm_open" in heard(opened, PATIENCE, "comm_open")


def test_another_user_of_the_machine_cannot_listen_to_a_kernel(app):
    # Unlike Path.glob, it does not mind that other servers' folders end meanwhile.
    (found,) = glob(f"{tempfile.gettempdir()}/riktig_*/*/kernel-{app}.json")  # noqa: PTH207
    file = Path(found)
    told = json.loads(file.read_text())
    assert file.stat().st_mode & 0o077 == 0
    if told["transport"] == "ipc":
        sockets = [*file.parent.glob(f"kernel-{app}-ipc-*")]
        assert len(sockets) == len([name for name in told if name.endswith("_port")])
        assert all(path.is_socket() for path in sockets)
        assert file.parent.stat().st_mode & 0o077 == 0
    else:
        assert told["curve_secretkey"]


def test_where_nothing_is_forked_the_lines_are_ciphered(monkeypatch):
    monkeypatch.setattr(forked, "CAN_FORK", False)
    assert config().MappingKernelManager.transport_encryption == "required"


def test_the_older_protocol_is_silent(operator, app, tmp_path):
    target = tmp_path / "ran"
    with operator.socket(app, protocol=None) as opened:
        heard(opened, SILENCE)
        for kind, content in (("execute_request", execution(target)), ("comm_info_request", {})):
            opened.send(json.dumps({**message(kind, content), "channel": "shell"}))
        assert "reply" not in heard(opened, SILENCE)
    assert not target.exists()


def test_rubbish_is_dropped_without_a_word_in_the_log(served, operator, app):
    with operator.socket(app) as opened:
        heard(opened, SILENCE)
        for rubbish in (b"canary-01010112345", b"\xff" * 64, b"", "canary-01010112345"):
            opened.send(rubbish)
        told = message("canary-01010112345", {"row": "canary-01010112345"})
        opened.send(packed("shell", told))
        opened.send(packed("canary-01010112345", told))
        opened.send(packed("shell", message("comm_info_request", {})))
        assert "comm_info_reply" in heard(opened, PATIENCE, "comm_info_reply")
    assert "canary" not in served.printed


def test_a_message_of_absurd_size_closes_the_socket(operator, app):
    with operator.socket(app) as opened:
        heard(opened, SILENCE)
        too_much = b"\0" * (65 * 1024 * 1024)
        with suppress(ConnectionClosed):
            opened.send(too_much)
        with pytest.raises(ConnectionClosed):
            heard(opened, SILENCE)


def test_a_large_body_is_refused(operator, app):
    try:
        answer = operator.ask(f"/voila/api/shutdown/{app}", "POST", b"0" * (2 * 1024 * 1024))
        assert answer.status in (400, 413)
    except (BrokenPipeError, ConnectionResetError):
        pass
    assert operator.alive(app)


def test_what_is_said_of_a_kernel_is_kept_by_nobody(operator, app):
    answer = operator.ask(f"/api/kernels/{app}")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"


def test_another_session_does_not_find_the_kernel(operator, other_operator, stranger, app):
    assert operator.alive(app)
    for asking, status in ((other_operator, 404), (stranger, 403)):
        assert asking.ask(f"/api/kernels/{app}").status == status
        for method, path in (
            ("DELETE", f"/api/kernels/{app}"),
            ("POST", f"/voila/api/shutdown/{app}"),
        ):
            refused = asking.ask(path, method, b"", Sec_Fetch_Site="same-origin")
            assert refused.status in (403, 404)
        with pytest.raises(InvalidStatus) as closed, asking.socket(app):
            pass
        assert closed.value.response.status_code == status
    assert operator.alive(app)


@pytest.mark.thorough
def test_a_silent_page_keeps_its_line(operator, app):
    with operator.socket(app) as opened:
        heard(opened, 1)
        sleep(PING_SECONDS + 3)
        opened.send(packed("shell", message("comm_info_request", {})))
        assert "comm_info_reply" in heard(opened, PATIENCE, "comm_info_reply")


def test_nobody_finds_a_kernel_that_is_not_there(operator):
    assert operator.ask(f"/api/kernels/{UNKNOWN}").status == 404
    with pytest.raises(InvalidStatus) as closed, operator.socket(UNKNOWN):
        pass
    assert closed.value.response.status_code == 404


def test_a_page_elsewhere_cannot_open_the_socket(operator, app):
    with (
        pytest.raises(InvalidStatus) as closed,
        operator.socket(app, PROTOCOL, Origin="https://evil.example"),
    ):
        pass
    assert closed.value.response.status_code == 403


def beacon(asking: Asking, kernel_id: str, **headers: str) -> int:
    body = b'--x\r\nContent-Disposition: form-data; name="_xsrf"\r\n\r\n\r\n--x--\r\n'
    kind = "multipart/form-data; boundary=x"
    return asking.ask(
        f"/voila/api/shutdown/{kernel_id}", "POST", body, Content_Type=kind, **headers
    ).status


def test_a_closing_page_stops_its_kernel(operator, app):
    assert beacon(operator, app, Sec_Fetch_Site="same-origin", Origin=operator.base) == 204
    assert until(lambda: not operator.alive(app))


def test_a_browser_without_fetch_metadata_may_close_too(operator, app):
    assert beacon(operator, app, Origin=operator.base) == 204


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec_Fetch_Site": "same-site", "Origin": "http://127.0.0.1:1"},
        {"Origin": "https://evil.example"},
        {},
    ],
)
def test_a_page_elsewhere_cannot_stop_a_kernel(operator, app, headers):
    assert beacon(operator, app, **headers) in (403, 404)
    assert operator.alive(app)
