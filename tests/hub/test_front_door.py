"""The token is taken once, at the door, and is never seen again."""

from __future__ import annotations

import json

from asking import Asking, admitted


def test_the_door_leads_to_the_front_page(stranger):
    answer = stranger.ask("/")
    assert answer.status == 303
    assert answer.headers["location"] == "/book/forside.html"
    assert "set-cookie" not in answer.headers


def test_the_token_gives_a_strict_cookie_and_leaves_the_address(served):
    path = served.url.removeprefix(served.base)
    answer = Asking(served.base).ask(path)
    assert answer.headers["location"] == "/book/forside.html"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "token" not in cookie


def test_coming_again_keeps_the_session(served, operator):
    path = served.url.removeprefix(served.base)
    assert "set-cookie" not in operator.ask(path).headers


def test_two_browsers_are_two_sessions(served):
    assert admitted(served.url).cookies != admitted(served.url).cookies


def test_a_wrong_token_is_told_so(stranger):
    answer = stranger.ask("/?token=wrong")
    assert answer.status == 410
    assert "gjelder ikke lenger" in answer.text
    assert "set-cookie" not in answer.headers


def test_a_token_elsewhere_does_nothing(served, stranger):
    token = served.url.partition("token=")[2]
    for headers in ({}, {"Authorization": f"token {token}"}):
        answer = stranger.ask(f"/voila/render/kalkulatorer.ipynb?token={token}", **headers)
        assert answer.status == 403


def test_a_forged_cookie_is_nobody(served, operator):
    name = next(iter(operator.cookies))
    forged = Asking(served.base, {name: "2|1:0|10:1795298982|11:x|4:YQ==|00"})
    assert forged.ask("/voila/render/kalkulatorer.ipynb").status == 403


def test_the_log_holds_no_query(served, operator, stranger):
    token = served.url.partition("token=")[2]
    stranger.ask("/?token=canary-01010112345")
    stranger.ask("/search.html?q=canary-01010112345")
    operator.ask("/voila/render/none.ipynb?q=canary-01010112345")
    operator.ask("/api/kernels/%00?q=canary-01010112345")
    assert "canary" not in served.printed
    assert served.printed.count(token) == 1


def test_health_is_plain_json(stranger):
    answer = stranger.ask("/healthz")
    assert answer.headers["content-type"].startswith("application/json")
    assert json.loads(answer.text)["status"] == "ok"
