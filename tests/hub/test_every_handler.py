"""Every handler of the server, Jupyter's too, is named here with whom it is for.

The course's own pages are walked as every role elsewhere; this is all the rest. A handler that a
later library brings along fails until somebody has said whom it is for.
"""

from __future__ import annotations

import os

import pytest
from course_browser import held_course
from course_register import registry_at
from riktig_hub.address import take
from riktig_hub.guard import Guard
from riktig_hub.server import Server, Setup, config, own_jupyter_folder
from riktig_hub.session import Operator
from riktig_hub.web.handler import CoursePage

UNKNOWN = "00000000-0000-0000-0000-000000000000"
# Whoever comes; whoever has a session; the session that the kernel was made for.
EVERYBODY, SESSION, OWNER = "everybody", "session", "owner"
HANDLERS = {
    "FrontDoor": (EVERYBODY, "/"),
    "Health": (EVERYBODY, "/healthz"),
    "CourseFile": (EVERYBODY, "/kursfiler/course.css"),
    "Astray": (EVERYBODY, "/kurs/ingen/slik/side/her"),
    "KeptHandler": (EVERYBODY, "/voila/own/000000000000000000000000.js"),
    "TemplateStatic": (EVERYBODY, "/voila/templates/riktig/static/start.js"),
    "Static": (EVERYBODY, "/voila/static/voila.js"),
    "Themes": (EVERYBODY, "/voila/api/themes/none.css"),
    "Labextensions": (EVERYBODY, "/voila/labextensions/anywidget/package.json"),
    "AppPage": (EVERYBODY, "/apper/kalkulatorer.html"),
    "BookHandler": (EVERYBODY, "/book/forside.html"),
    "Missing": (EVERYBODY, "/api/contents"),
    "AppHandler": (SESSION, "/voila/render/kalkulatorer.ipynb"),
    "OwnKernel": (OWNER, f"/api/kernels/{UNKNOWN}"),
    "OwnSocket": (OWNER, f"/api/kernels/{UNKNOWN}/channels"),
    "OwnShutdown": (OWNER, f"/voila/api/shutdown/{UNKNOWN}"),
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@pytest.fixture
def handlers(tmp_path, monkeypatch):
    """What a server with a course answers with, by its own table."""
    for name in ("JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR", "JUPYTER_PATH"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    place, registry = take("127.0.0.1", 0), registry_at(tmp_path / "kurs")
    try:
        with held_course(registry, tmp_path) as held:
            server = Server(
                config=config(),
                root_dir=str(tmp_path),
                identity_provider_class=Operator,
                connection_dir_root=own_jupyter_folder(),
                token="",
            )
            server.setup = Setup(tmp_path, tmp_path, place, "token", held, lambda: None, 60)
            server.initialize([])
            server.connection_dir = str(tmp_path)
            server.init_settings()
            return {rule[1] for rule in server.init_handlers()}
    finally:
        place.socket.close()
        registry.close()


def test_every_handler_is_one_of_ours_and_said_whom_it_is_for(handlers):
    assert {one.__name__ for one in handlers} == {*HANDLERS, CoursePage.__name__}
    assert [one for one in handlers if not issubclass(one, Guard)] == []


@pytest.mark.parametrize("name", HANDLERS)
def test_nobody_is_let_in_where_a_session_is_asked_for(served, stranger, name):
    audience, path = HANDLERS[name]
    for method in METHODS:
        status = stranger.ask(path, method, Sec_Fetch_Site="same-origin").status
        shown = (200, 303, 404) if audience == EVERYBODY and method in ("GET", "HEAD") else ()
        assert status in shown or status in (403, 404, 405), method


@pytest.mark.parametrize("name", [one for one, said in HANDLERS.items() if said[0] == OWNER])
def test_a_session_finds_no_kernel_but_its_own(operator, name):
    for method in METHODS:
        status = operator.ask(HANDLERS[name][1], method, Sec_Fetch_Site="same-origin").status
        assert status in (403, 404, 405), method
