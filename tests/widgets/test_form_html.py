"""The form as HTML: every question labelled, described and wired."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from riktig.calculators.form import Choice, Field, Form
from riktig.paper.form_html import form_html
from riktig.registry import CALCULATORS

CONTROLS = ("select", "input")


class Read(HTMLParser):
    """All tags of a form in order, templates included, and its texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, *names: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def small(*fields: Field) -> Form:
    return Form(name="small", title="Title", intro="", fields=fields)


@pytest.fixture(params=sorted(CALCULATORS))
def read(request: pytest.FixtureRequest) -> Read:
    return Read(form_html(CALCULATORS[request.param].form()))


def test_every_control_has_its_own_label(read: Read) -> None:
    labelled = [label["for"] for label in read.all("label")]
    assert labelled == [control["id"] for control in read.all(*CONTROLS)]


def test_no_id_stands_twice(read: Read) -> None:
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_what_describes_a_control_exists(read: Read) -> None:
    ids = {attributes["id"] for _, attributes in read.tags if "id" in attributes}
    for control in read.all(*CONTROLS):
        assert set(control["aria-describedby"].split()) <= ids


def test_every_control_has_a_place_for_its_error(read: Read) -> None:
    slots = [a["data-error-for"] for _, a in read.tags if "data-error-for" in a]
    assert {control["name"] for control in read.all(*CONTROLS)} <= set(slots)


def test_numbers_bring_the_number_keys_and_keep_the_comma(read: Read) -> None:
    for entry in read.all("input"):
        assert entry["type"] == "text"
        assert entry["inputmode"] in ("decimal", "numeric", "text")


def test_a_choice_is_wired_to_its_parent() -> None:
    read = Read(form_html(CALCULATORS["omeq"].form()))
    wired = [a for _, a in read.tags if a.get("data-depends-on") == "substance"]
    allowed = json.loads(wired[0]["data-choices-by"])
    assert "transdermal" in allowed["fentanyl"]
    assert allowed["metadon"] == ["oral"]


def test_a_new_row_is_a_copy_that_can_be_told_apart() -> None:
    read = Read(form_html(CALCULATORS["omeq"].form()))
    doses = [entry["name"] for entry in read.all("input") if entry["name"].endswith(".dose")]
    assert doses == ["items.0.dose", "items.__row__.dose"]


def test_texts_are_escaped() -> None:
    choice = Choice('"><b>', "<i>x</i>")
    field = Field("key", "choice", "<script>", help="a & b", choices=(choice,))
    html = form_html(small(field))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "a &amp; b" in html


def test_a_second_copy_on_a_page_has_other_ids() -> None:
    form = CALCULATORS["omeq"].form()
    ids = [
        {a["id"] for _, a in Read(form_html(form, prefix)).tags if "id" in a}
        for prefix in ("omeq", "omeq-2")
    ]
    assert not ids[0] & ids[1]


def test_an_optional_field_says_so() -> None:
    asked = Field("a", "number", "A", required=False)
    given = Field("b", "number", "B", required=False, default="1")
    texts = " ".join(Read(form_html(small(asked, given))).texts)
    assert texts.count("kan stå tomt") == 1


def test_what_a_form_asks_for_is_no_option() -> None:
    assumed = Field("a", "number", "A", required=False, assumed="1")
    read = Read(form_html(small(assumed)))
    assert read.all("input")[0]["aria-required"] == "true"
    assert "kan stå tomt" not in " ".join(read.texts)


def test_a_list_is_described_by_its_own_help() -> None:
    listed = Field("items", "list", "Items", help="About all", fields=(Field("a", "number", "A"),))
    read = Read(form_html(small(listed)))
    described = read.all("fieldset")[0]["aria-describedby"]
    assert described in {attributes.get("id") for _, attributes in read.tags}
    assert "About all" in read.texts
