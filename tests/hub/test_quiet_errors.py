"""What fails in the server is told by where it failed, never by what somebody typed."""

from __future__ import annotations

from apart import waited
from riktig_hub.guard import Guard, where
from riktig_hub.listening import listening
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry, registry_in
from sqlalchemy.exc import IntegrityError
from tornado import web
from tornado.httpclient import AsyncHTTPClient
from tornado.testing import bind_unused_port

NAME, NUMBER = "Kari Hemmelig", "01010112345"


class Fails(Guard):
    def get(self) -> None:
        try:
            int(f"{NAME} {NUMBER}")
        except ValueError as error:
            raise LookupError(NAME) from error


async def answered() -> tuple[int, bytes]:
    app = web.Application([("/", Fails)], log_function=lambda _: None, public=False)
    http = listening(app)
    socket, port = bind_unused_port()
    http.add_socket(socket)
    try:
        client = AsyncHTTPClient(force_instance=True)
        answer = await client.fetch(f"http://127.0.0.1:{port}/?navn=Kari", raise_error=False)
        client.close()
        return answer.code, answer.body
    finally:
        http.stop()
        await http.close_all_connections()


def test_a_page_that_fails_says_neither_in_the_log_nor_to_the_reader_what_was_typed(caplog):
    status, page = waited(answered())
    assert status == 500
    for said in (caplog.text, page.decode()):
        assert NAME not in said
        assert NUMBER not in said
        assert "navn=" not in said
    told = caplog.text
    assert "GET /" in told
    assert told.index("builtins.ValueError") < told.index("builtins.LookupError")
    assert "test_quiet_errors.py" in told


def test_a_row_that_the_database_refuses_is_not_told(tmp_path):
    registry = Registry(registry_in(tmp_path / "kurs"))
    try:
        with registry.writing() as session:
            session.add(Person(id="1", name=NAME, email="kari@hemmelig.no"))
            session.flush()
    except IntegrityError as error:
        told = f"{error} {where(error)}"
    registry.close()
    assert "created_at" in told
    assert "emmelig" not in told
