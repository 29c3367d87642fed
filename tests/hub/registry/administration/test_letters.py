"""Letters: files for one's own mail program, and a real mail server that takes or refuses them."""

from __future__ import annotations

import io
import logging
import socket
import zipfile
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from course_office import office, shown
from course_register import NOW, registry_at, small_course
from riktig_hub import outbox
from riktig_hub.account.invitations import find
from riktig_hub.administration import invitation_pages, office_pages
from riktig_hub.administration.inviting import to_invite
from riktig_hub.administration.letters import Letter, as_file, as_sent, packed
from riktig_hub.mail import Mail, read_mail
from riktig_hub.refusal import Refusal
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import File, Wrong

LETTER = Letter(
    'Åse "Ås" Lie\nBcc: x@y.no', "ase@eksempel.no", "Emne æøå", "Hei!\n\nhttps://a.no\n"
)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def ours(caplog):
    """What we logged; the mail server of the tests logs all it is told."""
    return " ".join(one.getMessage() for one in caplog.records if one.name != "mail.log")


class Taking:
    """A mail server's memory; it refuses letters to addresses with `nei` in them."""

    def __init__(self):
        self.taken = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if "nei" in address:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def admits(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and data.password == b"hemmelig"
    return AuthResult(success=right, handled=False)


@pytest.fixture(scope="module")
def server():
    controller = Controller(
        Taking(),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=admits,
        auth_require_tls=False,
    )
    controller.start()
    yield controller
    controller.stop(no_assert=True)


@pytest.fixture
def mail(server, tmp_path):
    """Settings read from files, as `riktig serve --mail` reads them."""
    server.handler.taken.clear()
    (tmp_path / "passord").write_text("hemmelig\n", "utf-8")
    settings = tmp_path / "post.toml"
    settings.write_text(
        f'host = "127.0.0.1"\nport = {server.port}\nfrom = "Kurs <kurs@eksempel.no>"\n'
        'user = "kurs"\npassword_file = "passord"\nstarttls = false\n',
        "utf-8",
    )
    return read_mail(settings)


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("letters")
    registry = registry_at(folder)
    small = small_course(registry)
    with registry.writing() as session:
        for id_ in small.participants[:3]:
            session.get(Person, id_).password_hash = None
    yield registry, small, folder
    registry.close()


def test_a_file_is_a_draft_and_a_name_cannot_add_a_header():
    with pytest.raises(ValueError, match="CR or LF"):
        as_file(LETTER)
    plain = Letter("Åse Lie", LETTER.email, LETTER.subject, LETTER.body)
    read = message_from_bytes(as_file(plain).as_bytes(), policy=policy.default)
    assert read["To"].addresses[0].display_name == "Åse Lie"
    assert read["X-Unsent"] == "1"
    assert read["From"] is None
    assert "https://a.no" in read.get_content()


def test_files_are_numbered_and_their_names_are_no_paths():
    names = ("../../etc/passwd", "Kari Nordmann", "C:\\x", "<>|?*", "A" * 200)
    letters = [Letter(name, "a@eksempel.no", "E", "B") for name in names]
    with zipfile.ZipFile(io.BytesIO(packed(letters, NOW))) as folder:
        found = folder.namelist()
    assert found[:2] == ["001 etc passwd.eml", "002 Kari Nordmann.eml"]
    assert all("/" not in one and "\\" not in one and len(one) < 80 for one in found)


def test_invitations_as_files_hold_links_that_work(at_office):
    people = to_invite(at_office.session, at_office.course, NOW)
    assert [one.state for one in people] == ["new"] * 3
    chosen = [one.person.id for one in people[:2]]
    answer = invitation_pages.make(at_office.asked(person=chosen, do="zip"))
    assert isinstance(answer, File)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        assert len(folder.namelist()) == 2
        read = message_from_bytes(folder.read(folder.namelist()[0]), policy=policy.default)
    token = read.get_content().split("?kode=")[1].split()[0]
    assert find(at_office.session, token, NOW).person.id == chosen[0]
    assert "18.10.2026" in read.get_content()  # the last whole day of two weeks
    states = [one.state for one in to_invite(at_office.session, at_office.course, NOW)]
    assert sorted(states) == ["has_link", "has_link", "new"]


def test_on_paper_each_has_a_link_and_nobody_chosen_is_said(at_office):
    asked = at_office.asked(person=[at_office.small.participants[0]], do="paper")
    page = shown(invitation_pages.make(asked), asked)
    assert page.count("/konto/invitasjon?kode=") == 1
    with pytest.raises(Wrong, match="minst én"):
        invitation_pages.make(at_office.asked(person=[at_office.small.facilitator], do="zip"))
    with pytest.raises(Wrong, match="filer"):  # no mail server
        invitation_pages.make(at_office.asked(person=at_office.small.participants[0], do="send"))


def test_sent_letters_leave_after_the_commit_and_not_without_it(held, mail, server):
    registry, small, folder = held
    with office(*held) as ours:
        invitation_pages.make(ours.asked(mail=mail, person=small.participants[0], do="send"))
    assert outbox.waiting(folder) == 0
    with registry.writing() as session:
        ours = office(registry, small, folder)
        with ours as made:
            asked = made.asked(mail=mail, person=list(small.participants[:2]), do="send")
        invitation_pages.make(type(asked)(**{**vars(asked), "session": session}))
        assert outbox.waiting(folder) == 0
    assert outbox.waiting(folder) == 2
    assert all(file.stat().st_mode & 0o077 == 0 for file in (folder / "utboks").iterdir())
    assert outbox.send_waiting(folder, mail) == 2
    assert outbox.waiting(folder) == 0
    letter = server.handler.taken[0]
    assert letter["From"] == "Kurs <kurs@eksempel.no>"
    assert letter["Message-ID"].endswith("@eksempel.no>")
    assert "/konto/invitasjon?kode=" in letter.get_content()


def test_what_is_refused_stops_nobody_and_is_told_to_the_office_alone(
    held, at_office, mail, server, caplog
):
    _registry, _small, folder = held
    letters = [Letter("N", f"{name}@eksempel.no", "E", "B") for name in ("nei", "bjørn", "neida")]
    outbox.put(folder, [as_sent(one, mail, NOW) for one in letters])
    with caplog.at_level(logging.DEBUG):
        assert outbox.send_waiting(folder, mail) == 1
    assert "eksempel.no" not in ours(caplog)
    assert sorted(outbox.refused(folder)) == ["N <nei@eksempel.no>", "N <neida@eksempel.no>"]
    asked = at_office.asked(mail=mail)
    assert "nei@eksempel.no" in shown(invitation_pages.show(asked), asked)
    invitation_pages.make(at_office.asked(do="clear"))
    assert outbox.refused(folder) == []


def test_letters_wait_for_a_mail_server_that_is_not_there(held, mail, server, caplog):
    folder = held[2]
    gone = Mail("127.0.0.1", free_port(), "kurs@eksempel.no", starttls=False)
    wrong = Mail(mail.host, mail.port, mail.sender, "kurs", "feil", starttls=False)
    outbox.put(folder, [as_sent(Letter("N", "ja@eksempel.no", "E", "B"), mail, NOW)])
    assert outbox.send_waiting(folder, gone) == 0
    assert outbox.send_waiting(folder, wrong) == 0
    assert "letters wait" in ours(caplog)
    assert "eksempel.no" not in ours(caplog)
    assert outbox.waiting(folder) == 1
    with outbox.sender(folder, mail, seconds=60):
        pass
    assert (outbox.waiting(folder), len(server.handler.taken)) == (0, 1)


@pytest.mark.parametrize(
    "settings",
    [
        'host = "a"\nport = 25\n',
        'host = "a"\nport = "25"\nfrom = "b"\n',
        'host = "a"\nport = 25\nfrom = "b"\npassword = "synlig"\n',
        'host = "a"\nport = 25\nfrom = "b"\nuser = "c"\n',
        'host = "a"\nport = 25\nfrom = "b"\nuser = "c"\npassword_file = "mangler"\n',
        "host",
    ],
)
def test_mail_settings_that_cannot_be_used_say_what_is_missing(settings, tmp_path):
    file = tmp_path / "post.toml"
    file.write_text(settings, "utf-8")
    with pytest.raises(Refusal) as refused:
        read_mail(file)
    assert "synlig" not in str(refused.value)


@pytest.mark.parametrize(("host", "sent"), [("localhost", True), ("mail.example.no", False)])
def test_letters_with_links_go_to_no_other_machine_in_the_open(host, sent, tmp_path):
    file = tmp_path / "post.toml"
    file.write_text(f'host = "{host}"\nport = 25\nfrom = "b"\nstarttls = false\n', "utf-8")
    if sent:
        assert not read_mail(file).starttls
        return
    with pytest.raises(Refusal, match="starttls"):
        read_mail(file)


def test_the_first_administrator_gets_a_link_and_the_last_stays(at_office):
    asked = at_office.asked(name="Ny Ved Kontoret", email="ny@kontor.no")
    page = shown(office_pages.act(asked), asked)
    assert "Lenke til Ny Ved Kontoret" in page
    assert "Du er påmeldt" not in page
    new = at_office.session.query(Person).filter_by(email="ny@kontor.no").one()
    assert new.administrator
    with pytest.raises(Wrong, match="minst én til"):  # the new one cannot come in yet
        office_pages.act(at_office.asked(person=at_office.small.administrator, do="dismiss"))
    office_pages.act(at_office.asked(person=new.id, do="dismiss"))
    assert not new.administrator
