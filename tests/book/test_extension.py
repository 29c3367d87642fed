"""The extension's own rules: how numbers are written, and when a build must see a change."""

from __future__ import annotations

import pytest

from riktig.clinical.tables import Figure, figure


def made(value=None, low=None, high=None) -> Figure:
    return Figure("made", value, low, high, "percent", "BUSSE2018", reviewed=False)


def test_numbers_are_written_as_norwegians_do():
    from riktig.clinical.written import fall, in_words, written

    assert written(made(0.69)) == "0,69"
    assert written(made(26169.0)) == "26\N{NO-BREAK SPACE}169"
    assert written(made(low=7.0, high=10.0)) == "7–10"
    assert in_words(made(4.0)) == "fire"
    assert fall(made(-26.0)) == "26"


@pytest.mark.parametrize(
    ("way", "wrong"),
    [("number", made()), ("number-word", made(0.69)), ("decrease", made(26.0))],
)
def test_a_number_written_the_wrong_way_is_refused(way, wrong):
    from riktig.clinical.written import WAYS

    with pytest.raises(ValueError, match="made"):
        WAYS[way](wrong)


def test_a_source_is_named_by_who_and_when():
    from riktig.clinical.written import short_name

    assert short_name(figure("busse_pain_cm").source_id) == "Busse og medarbeidere 2018"
    assert short_name("HELFO-STO") == "Helfo"


def test_a_title_that_ends_in_a_mark_gets_no_full_stop():
    from riktig_book.references import stop

    assert stop("Smerte i Norge") == "."
    assert stop("Hvorfor er det så vanskelig?") == ""


@pytest.mark.parametrize("name", ["src/riktig/figures.csv", "exercises/text/one/one.md"])
def test_a_changed_table_or_master_changes_the_fingerprint(tmp_path, monkeypatch, name):
    from riktig_book import execution

    source = tmp_path / name
    source.parent.mkdir(parents=True)
    source.write_text("figure,value\na,1\n", "utf-8")
    monkeypatch.setattr(execution, "ROOT", tmp_path)
    folders = (name.split("/")[0],)
    before = execution.fingerprint.__wrapped__(folders)
    assert execution.fingerprint.__wrapped__(folders) == before
    source.write_text("figure,value\na,2\n", "utf-8")
    assert execution.fingerprint.__wrapped__(folders) != before


def test_a_door_opens_when_its_page_is_built(pages):
    """A line is a link, or is not shown; a door is shown where a line of it is."""
    from riktig.text.catalogue import area

    front = pages["book/forside.html"]
    hrefs = {link["href"] for link in front.all("a") if link.get("href")}
    doors = area("book")["doors"]
    opening = [
        door
        for door in doors
        if any(f"{line['page'].partition('#')[0]}.html" in pages for line in door["lines"])
    ]
    assert len([1 for one in front.all("section") if one.get("class") == "door"]) == len(opening)
    for door in doors:
        for line in door["lines"]:
            docname, mark, anchor = line["page"].partition("#")
            built = f"{docname}.html" in pages
            ending = f"{docname.rpartition('/')[2]}.html{mark}{anchor}"
            linked = any(f"/{href}".endswith(f"/{ending}") for href in hrefs)
            assert (line["title"] in front.text) == built
            assert linked == built, line["title"]


def test_the_front_page_says_where_to_start_and_where_it_stands(pages):
    from riktig.text.catalogue import area

    front = pages["book/forside.html"]
    start = area("book")["start"]
    said = front.text
    order = [start["status"], start["label"], area("book")["doors"][0]["name"], start["made_by"]]
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)
    links = [link.get("href", "") for link in front.all("a")]
    for module in start["modules"]:
        assert module["about"] in said
        assert any(link.endswith(f"{module['page']}.html") for link in links)


def test_nothing_on_the_front_page_is_a_promise(pages):
    front = pages["book/forside.html"]
    assert not [attrs for attrs in front.all("details") if "coming" in attrs.get("class", "")]
    assert "Ikke bygd" not in front.text
