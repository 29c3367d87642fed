"""Which addresses there are. Whatever Voila has that is not named here is left out.

Voila's own list also holds its file tree, a contents listing, a file door, a
login page and an unguarded socket that tells a kernel's request details to
whoever knows its id. Naming what stays keeps those out, and keeps out what a
later Voila may add.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyterlab_server.themes_handler import ThemesHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from riktig_hub.apps import AppHandler, AppPage, OwnKernel, OwnShutdown, OwnSocket
from riktig_hub.book import APP_PAGES, BookHandler
from riktig_hub.guard import Guard, Missing
from riktig_hub.health import Health
from riktig_hub.own_widgets import PATTERN, KeptHandler
from riktig_hub.session import FrontDoor
from riktig_hub.web.astray import ASTRAY, Astray
from riktig_hub.web.files import CourseFile
from riktig_hub.web.handler import CoursePage
from riktig_hub.web.held import Course
from riktig_hub.web.table import ROUTES

# No address of ours has two dots in a row, as they are or encoded.
UPWARDS = r".*(?:\.|%2[eE]){2}.*"
# No file's name holds the character nought; asking the disk for one is an error.
NOUGHT = r".*%00.*"
# Names that mean this machine. A page elsewhere whose name was made to point
# here (DNS rebinding) gets nothing.
HOSTS = r"localhost|127\.\d+\.\d+\.\d+|\[::1\]"


class Labextensions(Guard, FileFindHandler):
    """The widgets' scripts."""


class Themes(Guard, ThemesHandler):
    """The widgets' style sheets."""


class Static(Guard, MultiStaticFileHandler):
    """Voila's own scripts."""


class TemplateStatic(Guard, TemplateStaticFileHandler):
    """Files of our own template and those it builds on."""


KEPT: dict[type, type] = {
    FileFindHandler: Labextensions,
    KernelHandler: OwnKernel,
    MultiStaticFileHandler: Static,
    TemplateStaticFileHandler: TemplateStatic,
    ThemesHandler: Themes,
    TornadoVoilaHandler: AppHandler,
    VoilaKernelWebsocketHandler: OwnSocket,
    VoilaShutdownKernelHandler: OwnShutdown,
}


def hosts(public_host: str) -> str:
    """The names the server answers to: this machine's, and the one it is reached by."""
    also = f"|{re.escape(public_host)}" if public_host else ""
    return f"(?i:{HOSTS}{also})"


def course_pages(course: Course | None) -> list[tuple[Any, ...]]:
    """The course's pages and their files; an address that is whole before one with a place."""
    if course is None:
        return []
    ordered = sorted(ROUTES, key=lambda route: len(route.places))
    pages = [(route.pattern, CoursePage, {"route": route, "course": course}) for route in ordered]
    files = (r"/kursfiler/([a-z.-]{1,40})", CourseFile)
    return [*pages, files, (ASTRAY, Astray, {"course": course})]


def routes(
    voila: list[tuple[Any, ...]], template: str, site: Path, course: Course | None, base: str = "/"
) -> list[tuple[Any, ...]]:
    """The front door, health, the course, Voila's kept addresses, and the book for the rest.

    All begin with `base`, but the course's own: a server with another base has no course.
    """
    start = re.escape(base)
    kept = [(rule[0], KEPT[rule[1]], *rule[2:]) for rule in voila if rule[1] in KEPT]
    narrowed = [
        (rf"{start}voila/templates/({re.escape(template)}/static/.*)", *rule[1:])
        if rule[1] is TemplateStatic
        else rule
        for rule in kept
    ]
    return [
        (UPWARDS, Missing),
        (NOUGHT, Missing),
        (start, FrontDoor),
        (rf"{start}healthz", Health),
        *course_pages(course),
        (start + PATTERN, KeptHandler),
        *narrowed,
        (rf"{start}(?:voila|api)(?:/.*)?", Missing),
        (rf"{start}({APP_PAGES}/[^/]+\.html)", AppPage, {"path": str(site)}),
        (rf"{start}(.*)", BookHandler, {"path": str(site)}),
    ]
