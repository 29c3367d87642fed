"""A login at a provider in a real browser: strict cookies, and two sites that are not the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from course_server import course_server
from oidc_provider import CLIENT, SECRET, oidc_provider
from riktig_hub.account.invitations import invite
from riktig_hub.registry.people import Person

MILLISECONDS = 90_000


@pytest.mark.browser
def test_there_and_back_and_in(tmp_path, site, apps, browser):
    with oidc_provider("localhost") as provider:
        (tmp_path / "secret").write_text(SECRET)
        settings = tmp_path / "oidc.toml"
        settings.write_text(
            f'name = "Testtjenesten"\nissuer = "{provider.issuer}"\nclient_id = "{CLIENT}"\n'
            'client_secret_file = "secret"\n'
        )
        with course_server(tmp_path / "kurs", site, apps, "--oidc", str(settings)) as course:
            person_id = course.small.participants[0]
            provider.person = {
                "sub": "1",
                "email": course.email(person_id),
                "email_verified": True,
            }
            with course.registry.writing() as session:
                invite(session, session.get_one(Person, person_id), datetime.now(UTC))
            page = browser.new_page()
            page.set_default_timeout(MILLISECONDS)  # a loaded machine imports what a login needs
            try:
                page.goto(f"{course.served.base}/konto")
                page.get_by_role("link", name="Testtjenesten").click()
                page.wait_for_url(f"{course.served.base}/konto")
                assert page.locator("#name").input_value() == "Anne Lege"
                assert page.evaluate("document.cookie") == ""
            finally:
                page.close()
            printed = course.served.printed
    for secret in (SECRET, course.email(person_id), "code=", "state="):
        assert secret not in printed
