"""A list of people: what is read from a file, what would come of it, and what does."""

from __future__ import annotations

import io

import openpyxl
import pytest
from course_office import shown
from course_register import NOW
from riktig_hub.administration import enrol_pages, enrolment
from riktig_hub.administration.people_file import as_text, read_people
from riktig_hub.administration.people_text import text_of
from riktig_hub.registry.courses import Group
from riktig_hub.registry.people import Membership, Person
from riktig_hub.web.answer import Go, Page, Wrong

IDENTITY = "010170 12345"
HEADING = "Navn;E-post;HPR-nummer;Kommune;Gruppe;Rolle"


def workbook(*rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def people_of(written):
    return [line.wanted for line in read_people(written).lines]


@pytest.mark.parametrize(
    "content",
    [
        "Navn;E-post\nÅse Lie;ase@eksempel.no\n".encode(),
        "\ufeffFullt navn,E-mail\r\nÅse Lie,ase@eksempel.no\r\n".encode(),
        "NAVN\tepost:\nÅse Lie\tASE@eksempel.no".encode("cp1252"),
        'navn;mail;Adresse\n"Åse Lie";" ase@eksempel.no ";"Storgata 1"\n'.encode("cp1252"),
        "\n\nDeltaker;E-postadresse\n;\nÅse  Lie;ase@eksempel.no".encode("utf-16"),
        "Etternavn;Fornavn;E-post\nLie;Åse;ase@eksempel.no\n".encode("cp1252"),
        'Navn;E-post\n"Lie, Åse";ase@eksempel.no\n'.encode(),
        workbook(["Fornavn", "Etternavn", "E-post"], ["Åse", "Lie", "ase@eksempel.no"]),
    ],
)
def test_lists_as_spreadsheets_write_them_are_the_same_person(content):
    (found,) = people_of(text_of(content))
    assert (found.name, found.email, found.role) == ("Åse Lie", "ase@eksempel.no", "participant")


def test_numbers_of_a_workbook_are_read_as_they_are_seen():
    row = ["Ola Lie", "o@eksempel.no", 9876543, 301, "Gruppe 2", None]
    (one,) = people_of(text_of(workbook(HEADING.split(";"), row)))
    assert (one.hpr_number, one.municipality_number) == ("9876543", "0301")
    with pytest.raises(Wrong, match="Regnearket kan ikke leses"):
        text_of(workbook(HEADING.split(";"), ["=1+1", "p@eksempel.no"]))


def test_every_column_is_read_and_others_are_named():
    listed = read_people(f"{HEADING};Telefon\nOla Lie;o@eksempel.no;9876543;301;Gruppe 2;KUPP;1\n")
    (one,) = listed.lines
    assert one.wanted.hpr_number == "9876543"
    assert one.wanted.municipality_number == "0301"  # a spreadsheet took the zero
    assert (one.wanted.group, one.wanted.role) == ("Gruppe 2", "detailer")
    assert listed.unused == ("Telefon",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"Ola Lie;o@eksempel.no;;;{IDENTITY};", "elleve siffer"),
        (f"{IDENTITY};o@eksempel.no;;;;", "elleve siffer"),
        ("Ola Lie;o@eksempel.no;01017012345;;;", "elleve siffer"),
        ("Ola Lie;ola;;;;", "ikke en e-postadresse"),
        ("Ola Lie;;;;;", "Feltet er tomt"),
        ("=HYPERLINK(1);o@eksempel.no;;;;", "ikke et navn"),
        ("Ola Lie;o@eksempel.no;12a;;;", "HPR-nummer"),
        ("Ola Lie;o@eksempel.no;;Molde;;", "fire siffer"),
        ("Ola Lie;o@eksempel.no;;;;sjef", "Rollen finnes ikke"),
        ("Ola\x07 Lie;o@eksempel.no;;;;", "Skriv den på nytt"),
        (f"{'x' * 300};o@eksempel.no;;;;", "for lang"),
    ],
)
def test_a_line_that_cannot_be_used_says_why_and_keeps_nothing(row, said):
    bad, good = read_people(f"{HEADING}\n{row}\nEva Lie;e@eksempel.no;;;;").lines
    assert said in bad.wrong
    assert (bad.number, bad.wanted) == (2, None)
    assert "12345" not in bad.wrong + bad.name
    assert good.wanted.name == "Eva Lie"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (b"Navn;E-post\n", "bare overskrifter"),
        (b"Navn;Telefon\nOla;1\n", "E-post"),
        (b"Ola Lie;ola@eksempel.no\n", "Navn, E-post"),
        (b"Navn;Navn;E-post\nOla;Ola;o@eksempel.no\n", "to ganger"),
        (b"01017012345;E-post\nOla;o@eksempel.no\n", "elleve siffer"),
        (b"PK\x03\x04" + b"\0" * 50, "Regnearket kan ikke leses"),
        (b"Navn;E-post\n" + b"O;o@eksempel.no\n" * 1001, "1000"),
        (b"Navn;E-post\n" + b"x" * 300_000, "256"),
        (b'Navn;E-post\n"Ola' + b"a" * 140_000 + b";o@eksempel.no\n", "Linje 2"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do(content, said):
    with pytest.raises(Wrong, match=said):
        read_people(text_of(content))


def test_what_is_sent_on_reads_back_as_the_same_people():
    wanted = people_of(f'{HEADING}\n"Lie; Ola";o@eksempel.no;9876543;1506;"A ""B""";gruppeleder')
    assert people_of(as_text(wanted)) == wanted


def looked(office_, written):
    lines = read_people(written).lines
    return enrolment.look_through(office_.session, office_.course, lines)


def test_every_line_is_accounted_for_before_anything_is_saved(at_office):
    person = at_office.person(0)
    rows = [
        "Ny Lege;ny@eksempel.no;;;Gruppe 7;",
        f"{person.name};{person.email};;;Gruppe 1;",
        f"{person.name} Berg;{person.email.upper()};;;Gruppe 1;",
        "Kari Kontor;kari.0@eksempel.no;;;;",
        "Feil;feil;;;;",
    ]
    found = looked(at_office, f"{HEADING}\n" + "\n".join(rows))
    assert [one.kind for one in found] == ["new", "same", "wrong", "new", "wrong"]
    assert "linje 3" in found[2].sentence  # the same address stands there
    assert "Har konto fra før" in found[3].sentence
    assert at_office.session.query(Person).filter_by(email="ny@eksempel.no").count() == 0
    (changed,) = looked(at_office, f"{HEADING}\n{rows[2]}")
    assert changed.kind == "changed"
    assert changed.sentence == f"Navn blir {person.name} Berg, var {person.name}."


def test_a_closed_account_a_second_leader_and_a_municipality_of_nowhere_are_refused(at_office):
    person = at_office.person(0)
    person.closed_at = NOW
    rows = [
        f"{person.name};{person.email};;;;",
        "Ny Leder;ny@eksempel.no;;;gruppe 1;gruppeleder",
        "Lege Over;over@eksempel.no;;;;kommuneoverlege",
        "A A;a@eksempel.no;;;Ny gruppe;veileder",
        "B B;b@eksempel.no;;;NY GRUPPE;veileder",
    ]
    found = looked(at_office, f"{HEADING}\n" + "\n".join(rows))
    assert [one.kind for one in found] == ["wrong", "wrong", "wrong", "new", "wrong"]
    said = [one.sentence for one in found]
    for sentence, word in zip(said, ["lukket", "leder", "kommunenummer", "", "leder"], strict=True):
        assert word in sentence


def test_the_confirmed_list_enrols_and_numbers_participants_on(at_office):
    listed = (
        f"{HEADING}\nNy Lege;ny@eksempel.no;9876543;1506;Gruppe 9;\nGro;g@e.no;;;Gruppe 9;leder"
    )
    preview = enrol_pages.send_list(at_office.asked(people=listed, do="look"))
    assert isinstance(preview, Page)
    assert preview.values["groups"] == ["Gruppe 9"]
    answer = enrol_pages.send_list(at_office.asked(people=preview.values["usable"], do="enrol"))
    assert isinstance(answer, Go)
    assert answer.filling == {"new": 2, "changed": 0}
    session = at_office.session
    person = session.query(Person).filter_by(email="ny@eksempel.no").one()
    place = session.query(Membership).filter_by(person_id=person.id).one()
    assert (person.password_hash, place.code) == (None, "d06")
    group = session.query(Group).filter_by(name="Gruppe 9").one()
    assert place.group_id == group.id
    assert [one.number for one in group.meetings] == [1, 2, 3]
    assert session.get(Person, group.facilitator_id).name == "Gro"
    again = enrol_pages.send_list(at_office.asked(people=preview.values["usable"], do="enrol"))
    assert again.filling == {"new": 0, "changed": 0}


def test_a_list_with_an_error_is_shown_again_and_not_saved(at_office):
    listed = f"Navn;E-post\nNy Lege;ny@eksempel.no\nOla;{IDENTITY}"
    asked = at_office.asked(file=listed.encode(), do="enrol")
    answer = enrol_pages.send_list(asked)
    page = shown(answer, asked)
    assert "1 nye" in page
    assert "1 feil" in page
    assert "Linje" in page
    assert "12345" not in page
    assert at_office.session.query(Person).filter_by(email="ny@eksempel.no").count() == 0


def test_a_code_is_never_anothers(at_office):
    last = at_office.session.query(Membership).filter_by(code="d05").one()
    assert enrolment.next_code(at_office.session, at_office.course) == "d06"
    at_office.session.delete(last)
    at_office.session.flush()
    assert enrolment.next_code(at_office.session, at_office.course) == "d07"


def test_one_person_by_the_form(at_office):
    fields = {"name": "Ny Lege", "email": "Ny@Eksempel.no", "group": "Gruppe 1"}
    answer = enrol_pages.send_one(at_office.asked(**fields, role="participant"))
    assert answer.said == "hub_administration.said.enrolled_one"
    with pytest.raises(Wrong, match="påmeldt fra før"):
        enrol_pages.send_one(at_office.asked(**fields, role="participant"))
    with pytest.raises(Wrong, match="annen leder"):
        enrol_pages.send_one(at_office.asked(**fields, role="facilitator"))


def test_somebody_who_left_comes_back_under_the_same_code(at_office):
    person = at_office.person(2)
    place = at_office.session.query(Membership).filter_by(person_id=person.id).one()
    place.left_at = NOW
    (one,) = looked(at_office, f"Navn;E-post\n{person.name};{person.email}")
    assert (one.kind, one.sentence) == ("changed", "Blir med igjen.")
    enrolment.enrol(at_office.session, at_office.course, [one.wanted], NOW)
    assert (place.left_at, place.code) == (None, "d03")
