"""`riktig serve`: starts the course on this machine."""

from __future__ import annotations

import argparse
import sys
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from riktig.commands.parser import Parser
from riktig.text import text
from riktig_hub.account.provider import Provider, read_provider
from riktig_hub.address import Place, public_origin, take
from riktig_hub.mail import read_mail
from riktig_hub.outbox import sender
from riktig_hub.refusal import Refusal
from riktig_hub.registry.store import registry_in
from riktig_hub.repeated import Repeated
from riktig_hub.web.asked import Setting
from riktig_hub.web.held import (
    Course,
    grade_what_is_left,
    keep_only_what_is_needed,
    open_course,
)

DEFAULT_PORT = 8866
# An app whose page is gone without saying so is stopped after this long.
IDLE_SECONDS = 15 * 60
A_DAY = 24 * 60 * 60.0


def main(arguments: Sequence[str], provider: Provider | None = None) -> int:
    """0 when it was stopped, 2 with a sentence when it could not start.

    `provider` is who else may say who somebody is, where no file does.
    """
    try:
        asked = _parser().parse_args(arguments)
        site = asked.site.resolve()
        if not (site / "index.html").is_file():
            raise Refusal("hub.refused.site", folder=str(asked.site))
        place = take(asked.host, asked.port, asked.public and public_origin(asked.public))
        course = _course(asked, site, place, provider)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    try:
        with _keeping(course), _sending(course.setting):
            _run(asked, site, place, course)
    finally:
        course.close()
    return 0


def _parser() -> Parser:
    parser = Parser("riktig serve", description=text("hub.serve.about"))
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=text("hub.serve.port"))
    parser.add_argument("--host", default="127.0.0.1", help=text("hub.serve.host"))
    parser.add_argument("--no-open", action="store_true", help=text("hub.serve.no_open"))
    parser.add_argument(
        "--site", type=Path, default=Path("_build/html"), help=text("hub.serve.site")
    )
    parser.add_argument(
        "--apps", type=Path, default=Path("_build/apps"), help=text("hub.serve.apps")
    )
    parser.add_argument("--course", type=Path, default=Path("kurs"), help=text("hub.serve.course"))
    parser.add_argument("--registry", help=text("hub.serve.registry"))
    parser.add_argument("--public", default="", help=text("hub.serve.public"))
    parser.add_argument("--oidc", type=Path, help=text("hub.serve.oidc"))
    parser.add_argument("--mail", type=Path, help=text("hub.serve.mail"))
    parser.add_argument(
        "--idle-seconds", type=int, default=IDLE_SECONDS, help=text("hub.serve.idle_seconds")
    )
    return parser


def _course(
    asked: argparse.Namespace, site: Path, place: Place, provider: Provider | None
) -> Course:
    """The registry, opened before anything is promised."""
    folder = asked.course.resolve()
    mail = read_mail(asked.mail) if asked.mail else None
    provider = read_provider(asked.oidc) if asked.oidc else provider
    setting = Setting(folder, site, place.origin, mail, provider)
    course = open_course(asked.registry or registry_in(folder), setting)
    grade_what_is_left(course)
    return course


def _sending(setting: Setting) -> AbstractContextManager[object]:
    """Letters are sent while the server runs, where there is a mail server."""
    return sender(setting.folder, setting.mail) if setting.mail else nullcontext()


def _keeping(course: Course) -> Repeated:
    """What has run out is let go of when the server starts, and each day it runs."""
    return Repeated("keeping", lambda: keep_only_what_is_needed(course, datetime.now(UTC)), A_DAY)


def _run(asked: argparse.Namespace, site: Path, place: Place, course: Course) -> None:
    _say(text("hub.serve.preparing"))
    # Imported on use: Voila takes more than a second, and a refusal should not wait for it.
    from riktig_hub.server import Setup, serve
    from riktig_hub.session import new_token

    token = "" if place.is_public else new_token()
    address = place.url if place.is_public else f"{place.url}/?token={token}"

    def ready() -> None:
        _announce(asked, place, address)
        if not asked.no_open and not place.is_public:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    with suppress(KeyboardInterrupt):
        serve(
            Setup(
                site, asked.apps.resolve(), place, token, course, ready, max(1, asked.idle_seconds)
            )
        )
    _say(text("hub.serve.stopped"))


def _announce(asked: argparse.Namespace, place: Place, address: str) -> None:
    if asked.port not in (0, place.port):
        moved = text("hub.serve.port_moved", wanted=str(asked.port), used=str(place.port))
        _say(moved)
    if place.is_public:
        behind = text("hub.serve.public_ready", origin=place.public)
        _say(f"\n{behind}\n\n    {address}\n\n{text('hub.serve.stop')}")
        return
    apps = _app_addresses(asked.apps, place)
    if not apps:
        _say(text("hub.serve.no_apps", folder=str(asked.apps)))
    lines = [f"\n{text('hub.serve.ready')}\n\n    {address}\n"]
    if apps:
        lines += [text("hub.serve.app"), "", *(f"    {app}" for app in apps), ""]
        lines.append(text("hub.serve.personal"))
    _say("\n".join([*lines, text("hub.serve.stop")]))


def _app_addresses(folder: Path, place: Place) -> list[str]:
    """Where each app is; it opens in a browser that has come by the first address."""
    return [
        f"{place.url}/voila/render/{quote(notebook.name)}"
        for notebook in sorted(folder.glob("*.ipynb"))
    ]


def _say(sentence: str) -> None:
    print(sentence, flush=True)
