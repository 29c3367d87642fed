"""What a hub is told in its file, what it makes of it, and whom it then knows."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from apart import waited
from course_register import registry_at, small_course
from riktig_hub.account.invitations import invite
from riktig_hub.jupyterhub.configured import configure, database_url, told
from riktig_hub.jupyterhub.people import CourseOidc
from riktig_hub.jupyterhub.settings import read_settings
from riktig_hub.refusal import Refusal
from riktig_hub.registry.people import Person
from traitlets.config import Config

COURSE = """
[course]
folder = "kurs"
site = "html"
apps = "apps"
[proxy]
command = "proxy.sh"
"""
TRIAL = 'origin = "http://127.0.0.1:8000"\nfolder = "state"\n' + COURSE
REAL = 'origin = "https://kurs.eksempel.no"\nfolder = "state"\n' + COURSE
OIDC = """
[oidc]
name = "Legenettet"
issuer = "https://id.eksempel.no"
client_id = "riktig"
client_secret_file = "secret"
authorize_url = "https://id.eksempel.no/authorize"
token_url = "https://id.eksempel.no/token"
userdata_url = "https://id.eksempel.no/userinfo"
"""
SECRET = "kun-for-tjenesten"  # noqa: S105


@pytest.fixture
def told_in(tmp_path):
    (tmp_path / "proxy.sh").write_text("#!/bin/sh\n")
    (tmp_path / "secret").write_text(SECRET)

    def read(content: str):
        (tmp_path / "hub.toml").write_text(content)
        return read_settings(tmp_path / "hub.toml")

    return read


def made(settings) -> Config:
    config = Config()
    configure(config, settings)
    return config


def test_a_trial_listens_where_it_is_reached(told_in):
    config = made(told_in(TRIAL))
    assert config.JupyterHub.bind_url == "http://127.0.0.1:8000/"
    assert config.JupyterHub.tornado_settings["cookie_options"]["secure"] is False
    assert config.ConfigurableHTTPProxy.command[1:] == []
    assert config.Spawner.environment["RIKTIG_ORIGIN"] == "http://127.0.0.1:8000"


def test_behind_a_server_with_https_that_servers_word_counts(told_in):
    config = made(told_in(REAL))
    assert config.JupyterHub.bind_url == "http://127.0.0.1:8000/"
    assert config.ConfigurableHTTPProxy.command[1:] == ["--no-x-forward"]
    assert config.JupyterHub.tornado_settings["cookie_options"]["secure"] is True
    assert "Strict-Transport-Security" in config.JupyterHub.tornado_settings["headers"]


def test_with_a_certificate_the_proxy_takes_https_itself(told_in):
    content = REAL.replace('folder = "state"', 'folder = "state"\nlisten = "0.0.0.0:443"')
    config = made(told_in(content + 'certificate = "c.pem"\nkey = "k.pem"\n'))
    assert config.JupyterHub.bind_url == "https://0.0.0.0:443/"
    assert config.JupyterHub.ssl_cert.endswith("c.pem")
    assert config.ConfigurableHTTPProxy.command[1:] == []


def test_secrets_are_made_once_and_kept_for_their_owner(told_in, tmp_path):
    first = made(told_in(TRIAL)).ConfigurableHTTPProxy.auth_token
    assert made(told_in(TRIAL)).ConfigurableHTTPProxy.auth_token == first
    for file in (tmp_path / "state").iterdir():
        assert file.stat().st_mode & 0o077 == 0
    if os.name != "nt":
        assert (tmp_path / "state").stat().st_mode & 0o077 == 0


def test_a_registrys_password_is_not_among_the_arguments(told_in):
    url = "postgresql://riktig:hemmelig@db/kurs"
    settings = told_in(TRIAL.replace("[proxy]", f'registry = "{url}"\n[proxy]'))
    assert not any("hemmelig" in one for one in told(settings))
    (course, _idle) = made(settings).JupyterHub.services
    assert course["environment"]["RIKTIG_REGISTRY"] == url


def test_postgresql_is_reached_by_the_driver_there_is():
    assert database_url("postgresql://u:p@db/hub") == "postgresql+psycopg://u:p@db/hub"
    assert database_url("sqlite:////var/hub.db") == "sqlite:////var/hub.db"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("origin = ", "Kan ikke lese innstillingene"),
        ('origin = "http://127.0.0.1:8000"\n' + COURSE, "må ha: folder, origin"),
        (TRIAL + "[ports]\nhub = 0\n", "hele tall over null"),
        (TRIAL + "[ports]\nhbu = 8081\n", "Delen ports"),
        (TRIAL.replace("http://127.0.0.1:8000", "http://kurs.eksempel.no"), "https"),
        (REAL.replace('"state"', '"state"\nlisten = "0.0.0.0:8000"'), "certificate og key"),
        (REAL.replace('"state"', '"state"\nlisten = "8000"'), "som listen"),
        (TRIAL.replace("proxy.sh", "no-such-proxy"), "npm install -g configurable-http-proxy"),
        (
            TRIAL.replace("[course]", 'database = "postgresql://db/a"\n[course]').replace(
                "[proxy]", 'registry = "postgresql://db/a"\n[proxy]'
            ),
            "samme database",
        ),
        (TRIAL + OIDC.replace("https://id.eksempel.no/token", "http://id"), "https://"),
        (TRIAL + OIDC.replace('"secret"', '"none"'), "hemmeligheten"),
        (TRIAL + OIDC.replace('name = "Legenettet"', ""), "Delen oidc"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(told_in, content, said):
    with pytest.raises(Refusal, match=said) as refused:
        told_in(content)
    assert SECRET not in str(refused.value)


@pytest.fixture
def oidc(told_in, tmp_path):
    """The provider's authenticator on a registry of its own, and the people in it."""
    registry = registry_at(tmp_path / "kurs")
    small = small_course(registry, participants=2)
    authenticator = CourseOidc(config=made(told_in(TRIAL + OIDC)))
    yield authenticator, registry, small.participants
    authenticator.registry.close()
    registry.close()


def name_of(authenticator: CourseOidc, **claims: object) -> str | None:
    state = {authenticator.user_auth_state_key: claims}
    given = {"name": claims["sub"], "admin": None, "auth_state": state}
    model = waited(authenticator.update_auth_model(given))
    return model and model["name"]


def test_whoever_is_invited_comes_in_by_a_verified_address_and_then_by_the_providers_id(oidc):
    authenticator, registry, (anne, _bjorn) = oidc
    with registry.reading() as session:
        email = session.get_one(Person, anne).email
    assert name_of(authenticator, sub="1", email=email, email_verified=True) is None
    with registry.writing() as session:
        invite(session, session.get_one(Person, anne), datetime.now(UTC))
    assert name_of(authenticator, sub="1", email=email, email_verified=False) is None
    assert name_of(authenticator, sub="1", email="ukjent@eksempel.no", email_verified=True) is None
    assert name_of(authenticator, sub="1", email=email.upper(), email_verified=True) == anne
    assert name_of(authenticator, sub="1") == anne
    assert name_of(authenticator, sub="2", email=email, email_verified=True) is None


def test_a_closed_account_stays_no_longer(oidc):
    authenticator, registry, (anne, bjorn) = oidc
    user = type("User", (), {"name": anne})
    assert waited(authenticator.refresh_user(user)) is True
    with registry.writing() as session:
        session.get_one(Person, anne).closed_at = datetime.now(UTC)
    assert waited(authenticator.refresh_user(user)) is False
    assert waited(authenticator.refresh_user(type("User", (), {"name": bjorn}))) is True


def test_the_file_in_the_guide_is_one_that_works(told_in, root: Path):
    guide = (root / "docs" / "how-to" / "jupyterhub.md").read_text("utf-8")
    blocks = [one.partition("```")[0] for one in guide.split("```toml\n")[1:]]
    trial, real, oidc = blocks
    settings = told_in(trial.replace("node_modules/.bin/configurable-http-proxy", "proxy.sh"))
    assert settings.origin.startswith("http://127.0.0.1")
    settings = told_in(real + '\n[proxy]\ncommand = "proxy.sh"\n' + oidc)
    assert settings.is_behind_another
    assert settings.elsewhere is not None
