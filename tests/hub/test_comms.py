"""What a page may say to its app's kernel, and what a hostile one may try."""

from __future__ import annotations

import json
import re
from itertools import count

import pytest
from asking import admitted, heard, message, packed
from serving import server_process
from small_site import notebook

SILENCE = 1.0
PATIENCE = 15  # for what is to come
NUMBERS = count(1000)
CANARY = "canary-01010112345"
DEEP = 200_000
APP = 'from riktig_widgets import show_app\nshow_app("nedtrapping")'


@pytest.fixture(scope="module")
def planner(site, tmp_path_factory):
    """A server with one app of ours."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "nedtrapping.ipynb").write_text(notebook(APP))
    with server_process(site, folder) as running:
        yield running


@pytest.fixture(scope="module")
def line(planner):
    """The socket to the app's kernel, and the id of its widget."""
    operator = admitted(planner.url)
    page = operator.ask("/voila/render/nedtrapping.ipynb").text
    assert "voila.js" not in page
    found = re.search(
        r'id="riktig-widgets" type="application/json">(.*?)</script>', page, re.DOTALL
    )
    assert found, page[-2000:]
    (widget,) = json.loads(found.group(1))
    kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', page)
    assert kernel
    with operator.socket(kernel.group(1)) as opened:
        heard(opened, SILENCE)
        yield opened, widget


def custom(content: object) -> dict:
    return {"method": "custom", "content": content}


def tell(line, data: object) -> None:
    opened, widget = line
    opened.send(packed("shell", message("comm_msg", {"comm_id": widget, "data": data})))


def asked(line, operation: object) -> str:
    """What is said until that question is answered; what was told before has then been read."""
    number = next(NUMBERS)
    tell(line, custom({"id": number, "ask": "door", "request": {"op": operation}}))
    return heard(line[0], PATIENCE, f'"id": {number}, "answer": ').rpartition('"id": ')[2]


def answers(line) -> bool:
    return '"answer": {"ok": false' in asked(line, "no")


def test_an_operation_of_another_app_is_refused(line):
    for operation in (
        "share",
        "audit_file",
        "answer",
        "visit_ledger",
        ["plan"],
        None,
        {"op": "plan"},
    ):
        assert '"answer": {"ok": false}' in asked(line, operation), operation


HOSTILE = {
    "no method": {},
    "not an object": "text",
    "a list": [1, 2],
    "content is text": custom(CANARY),
    "content is a list": custom([CANARY]),
    "asks with a list": custom({"id": [CANARY], "ask": [CANARY]}),
    "request is text": custom({"id": 1, "ask": "door", "request": CANARY}),
    "unknown": custom({"id": 1, "ask": "__init__", "request": {CANARY: 1}}),
    "a form that is not": custom({"id": 1, "ask": "form", "name": {CANARY: 1}}),
    "a paper that is not": custom({"id": 1, "ask": "paper", "request": {"paper": [CANARY]}}),
    "state of another type": {"method": "update", "state": {"html": 1}, "buffer_paths": []},
    "paths of another type": {"method": "update", "state": {}, "buffer_paths": CANARY},
    "wrong values": custom({"id": 1, "ask": "door", "request": {"op": "plan", "input": [CANARY]}}),
    "huge": custom({"id": 1, "ask": "door", "request": {"op": "plan", "input": CANARY * 300_000}}),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_messages_leave_the_app_answering_and_the_log_empty(planner, line, data):
    tell(line, data)
    assert answers(line)
    assert "canary" not in planner.printed
    assert "Traceback" not in planner.printed


def test_a_message_deeper_than_python_can_read(planner, line):
    opened, widget = line
    told = message("comm_msg", {"comm_id": widget, "data": "DEEP"})
    plain = packed("shell", told)
    deep = ("[" * DEEP + "]" * DEEP).encode()
    # The offsets after the replaced part grow by what was put in.
    grown = plain.replace(b'"DEEP"', deep)
    last = 8 * 6
    end = int.from_bytes(plain[last : last + 8], "little") + len(deep) - len(b'"DEEP"')
    opened.send(grown[:last] + end.to_bytes(8, "little") + grown[last + 8 :])
    heard(opened, SILENCE)
    assert answers(line)
    assert "Traceback" not in planner.printed


def test_a_comm_that_is_not_there_is_left_alone(planner, line):
    opened, _ = line
    for identity in (CANARY, None, [CANARY], 1):
        told = message("comm_msg", {"comm_id": identity, "data": custom({"id": 1, "ask": "door"})})
        opened.send(packed("shell", told))
    assert "ok" not in heard(opened, SILENCE)
    assert answers(line)
    assert "canary" not in planner.printed
