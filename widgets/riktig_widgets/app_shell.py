"""What stands around an app: its heading, lead and state; and, on the static site, its page."""

from __future__ import annotations

from typing import Any

from riktig.configuration import Face
from riktig.text.catalogue import text
from riktig_widgets import mounts
from riktig_widgets.app_list import APPS, AppLike
from riktig_widgets.offline import SCRIPT
from riktig_widgets.templates import rendered


def app_html(name: str, face: Face, inside: str | None = None) -> str:
    """Heading, lead, the line that tells the app's state, and the app. KeyError: no such app.

    `inside` is in place of the app's own, for a widget that can more than others.
    """
    app = APPS[name]
    return rendered(
        "app.html.j2",
        app=app,
        title=text(f"apps.{name}.title"),
        lead=text(f"apps.{name}.lead"),
        inside=app.inside(face) if inside is None else inside,
        starting=text("page.status.starting"),
        no_script=text("apps.shell.no_script"),
        data=mounts.texts("status"),
    )


def app_page(name: str, runtime: str) -> str:
    """The whole page of the static site; `runtime` is the folder with the browser's parts."""
    return rendered(
        "app_page.html.j2",
        title=text(f"apps.{name}.title"),
        site=text("apps.shell.site"),
        back=text("apps.shell.back"),
        skip=text("apps.shell.skip"),
        runtime=runtime,
        inside=app_html(name, "public_site"),
        forms=_forms(APPS[name]),
        **_around(),
    )


def index_page(runtime: str) -> str:
    """The page that lists the apps: where the network is gone, the way from one to another."""
    return rendered(
        "apps_index.html.j2",
        title=text("apps.shell.index"),
        lead=text("apps.shell.index_lead"),
        site=text("apps.shell.site"),
        back=text("apps.shell.back"),
        runtime=runtime,
        apps=[(name, text(f"apps.{name}.title"), text(f"apps.{name}.lead")) for name in APPS],
    )


def _around() -> dict[str, Any]:
    """What an app's page says above the app, and where its copy for later is made."""
    states = ("preparing", "ready", "without")
    return {
        "others": text("apps.shell.others"),
        "worker": SCRIPT,
        "offline": {state: text(f"apps.shell.offline_{state}") for state in states},
    }


def _forms(app: AppLike) -> dict[str, str]:
    """The HTML of everything the app opens on demand."""
    return {name: app.form(name, "public_site") for name in app.forms()}
