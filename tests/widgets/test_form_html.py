"""The form as HTML: every question labelled, described and wired."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from every_kind import every_kind

from riktig.calculators.form import Choice, Field, Form
from riktig.paper.form_html import form_html
from riktig.registry import CALCULATORS

CONTROLS = ("select", "input", "textarea")


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


@pytest.fixture(params=[*sorted(CALCULATORS), "every kind"])
def read(request: pytest.FixtureRequest) -> Read:
    own = request.param == "every kind"
    return Read(form_html(every_kind() if own else CALCULATORS[request.param].form(), clears=True))


def test_every_control_has_its_own_label(read: Read) -> None:
    labelled = [label["for"] for label in read.all("label")]
    assert labelled == [control["id"] for control in read.all(*CONTROLS)]


def test_no_id_stands_twice(read: Read) -> None:
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_what_describes_a_control_exists(read: Read) -> None:
    ids = {attributes["id"] for _, attributes in read.tags if "id" in attributes}
    described = [a["aria-describedby"] for _, a in read.tags if "aria-describedby" in a]
    assert described
    for names in described:
        assert set(names.split()) <= ids


def test_what_names_a_group_of_controls_exists(read: Read) -> None:
    ids = {attributes["id"] for _, attributes in read.tags if "id" in attributes}
    grouped = [a for _, a in read.tags if a.get("role") in ("radiogroup", "group")]
    for group in grouped:
        assert group.get("aria-label") or group["aria-labelledby"] in ids


def test_every_field_has_a_place_for_its_error(read: Read) -> None:
    slots = [a["data-error-for"] for _, a in read.tags if "data-error-for" in a]
    fields = [a for _, a in read.tags if "data-field" in a]
    assert len(slots) == len(set(slots)) == len(fields)


def test_numbers_bring_the_number_keys_and_keep_the_comma(read: Read) -> None:
    for entry in read.all("input"):
        if entry["type"] not in ("radio", "date"):
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


def test_yes_and_no_are_two_and_not_known_only_where_it_may_be() -> None:
    asked = Field("a", "boolean", "A")
    free = Field("b", "boolean", "B", required=False)
    radios = Read(form_html(small(asked, free))).all("input")
    assert [r["value"] for r in radios] == ["true", "false", "true", "false", ""]
    assert ["checked" in r for r in radios] == [False, False, False, False, True]


def test_yes_in_one_row_leaves_the_other_rows_alone() -> None:
    listed = Field("items", "list", "I", first_rows=2, fields=(Field("a", "boolean", "A"),))
    names = {radio["name"] for radio in Read(form_html(small(listed))).all("input")}
    assert len(names) == 3  # two rows, and the template of more


def test_a_field_of_a_group_is_named_by_its_path() -> None:
    group = Field("to", "group", "To", fields=(Field("substance", "text", "S"),))
    slots = [a.get("data-error-for") for _, a in Read(form_html(small(group))).tags]
    assert "to.substance" in slots
    assert "to" in slots


def test_a_list_begins_with_the_rows_it_asks_for() -> None:
    listed = Field("nights", "list", "N", first_rows=7, fields=(Field("bed", "time", "B"),))
    names = [entry["name"] for entry in Read(form_html(small(listed))).all("input")]
    assert names == [*(f"nights.{n}.bed" for n in range(7)), "nights.__row__.bed"]


def test_a_scale_has_a_numbered_field_a_question() -> None:
    read = Read(form_html(every_kind()))
    scores = [entry for entry in read.all("input") if "data-score" in entry]
    assert len(scores) == 4  # as the longer of the two scales
    assert "3" in read.texts
    assert [text for text in read.texts if text.endswith(" 3") and len(text) > 3]


def test_what_may_stand_empty_in_a_crowded_row_is_folded() -> None:
    must = [Field(f"m{n}", "number", f"M{n}") for n in range(4)]
    may = [Field(f"o{n}", "number", f"O{n}", required=False) for n in range(3)]
    crowded = Field("items", "list", "Items", fields=(*must, *may))
    html = form_html(small(crowded))
    fold = html.partition("<details")[2].partition("</details>")[0]
    assert [f"o{n}" in fold for n in range(3)] == [True] * 3
    assert "m3" not in fold


def test_only_a_form_that_asks_for_it_can_be_emptied() -> None:
    form = small(Field("a", "number", "A"))
    assert "riktig-clear" not in form_html(form)
    assert "riktig-clear" in form_html(form, clears=True)


def test_each_list_of_a_taper_has_a_button_of_its_own() -> None:
    html = form_html(CALCULATORS["taper"].form())
    for words in ("Legg til en styrke", "Legg til en pause", "Legg til saktere trinn"):
        assert html.count(words) == 1


def test_what_need_not_be_told_is_behind_more_choices() -> None:
    html = form_html(CALCULATORS["taper"].form())
    before, _, folded = html.partition('<details class="riktig-fold riktig-more">')
    for key in ("used_over_a_year", "start_date", "pauses", "phases", "zero_below_mg"):
        assert f'data-field="{key}"' not in before
        assert f'data-field="{key}"' in folded
