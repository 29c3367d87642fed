"""The sentence after something is done comes by the address: no link makes us say anything else."""

from __future__ import annotations

from string import Formatter

import pytest
from riktig_hub.web.given import _said
from riktig_hub.web.table import ROUTES

from riktig.text.catalogue import area


@pytest.mark.parametrize(
    "key",
    [
        "hub_account.login.wrong",
        "hub_account.said",
        "hub_account.said.changed.x",
        "hub_account.said.none",
        "hub_/../../x.said.y",
        "hub_none.said.y",
        f"hub_{'a' * 5000}.said.x",
        "problem.said.x",
    ],
)
def test_nothing_else_is_said(browser, key):
    page = browser.get(f"/konto/inn?sagt={key}&count=1&key=2")
    assert page.status == 200
    assert 'role="status"' not in page.body.decode()


def test_every_sentence_there_is_can_be_said(browser):
    areas = {route.name.partition(".")[0] for route in ROUTES}
    said = {
        f"hub_{name}.said.{key}": words
        for name in areas
        for key, words in area(f"hub_{name}").get("said", {}).items()
    }
    assert len(said) > 40
    for key, words in said.items():
        numbers = {name: "1" for _, name, _, _ in Formatter().parse(words) if name}
        assert _said({"sagt": key, **numbers}), key
    assert "Du er logget ut" in browser.get("/konto/inn?sagt=hub_account.said.out").body.decode()
