"""The one process: Voila with a narrow front, and the book beside it."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tornado.ioloop
import tornado.web
from jupyter_core.utils import run_sync
from traitlets.config import Config
from voila.app import Voila

from riktig.paper.theme import css_variables
from riktig.text import text
from riktig_hub import forked, mime
from riktig_hub.address import Place, is_loopback
from riktig_hub.book import style_sheet
from riktig_hub.guard import Missing, log_answer
from riktig_hub.kernel_line import GuardedConnection
from riktig_hub.kernels import clean_environment
from riktig_hub.listening import listening
from riktig_hub.own_widgets import own_widgets
from riktig_hub.routes import hosts, routes
from riktig_hub.session import Operator
from riktig_hub.web.cookies import names as cookie_names
from riktig_hub.web.held import Course

TEMPLATE = "riktig"
HERE = Path(__file__).parent
# The book's script that follows the reader's choice of light and dark.
THEME_SCRIPT = "_static/theme.js"
# The apps that get a kernel started in advance, if they are there. Others are forked in a tenth
# of a second when they are asked for; each in advance costs 20 MB.
PREHEATED = ("kalkulatorer.ipynb", "egen-forskrivning.ipynb")
# A dead kernel is not started anew, since the new one would know nothing of its page: the page is
# told within this time instead.
SECONDS_TO_SEE_A_DEATH = 1.0
SECONDS_BEFORE_PREHEATING = 2.0
MOST_SECONDS_BETWEEN_CULLS = 60
# Extensions of JupyterLab that have no business in an app and log errors there.
UNWANTED = [
    "@jupyter-notebook/lab-extension",
    "@jupyter/nbgrader",
    "jupyterlab-jupytext",
    "jupyterlab_pygments",
]
MEGABYTE = 1024 * 1024
# A file for the audit goes over a page's socket.
MOST_IN_A_MESSAGE = 64 * MEGABYTE


@dataclass(frozen=True)
class Setup:
    """All that a server is started with."""

    site: Path
    apps: Path
    place: Place
    token: str
    course: Course | None  # none on a server of one person's own: see `riktig_hub.jupyterhub`
    ready: Callable[[], None]
    idle_seconds: int
    base: str = "/"  # what every address begins with


def config() -> Config:
    """Voila's settings. Nothing is read from the user's own Jupyter settings."""
    chosen = Config()
    chosen.VoilaConfiguration.template = TEMPLATE
    chosen.VoilaConfiguration.allow_template_override = "NO"
    chosen.VoilaConfiguration.allow_theme_override = "NO"
    chosen.VoilaConfiguration.preheat_kernel = True
    chosen.VoilaConfiguration.default_pool_size = 0
    chosen.VoilaConfiguration.extension_denylist = UNWANTED
    chosen.VoilaConfiguration.multi_kernel_manager_class = "riktig_hub.kernels.GuardedKernelManager"
    chosen.KernelRestarter.restart_limit = 0
    chosen.KernelRestarter.time_to_dead = SECONDS_TO_SEE_A_DEATH
    if forked.CAN_FORK:
        # Sockets in our own folder: a port is chosen before it is bound, and may be taken between.
        # Nor can another user of the machine come into the folder and hear what a page is told.
        chosen.ConnectionFileMixin.transport = "ipc"
        chosen.KernelProvisionerFactory.default_provisioner_name = forked.NAME
    else:  # any user of the machine may connect to a port, and would hear it
        chosen.MappingKernelManager.transport_encryption = "required"
    chosen.ZMQChannelsWebsocketConnection.iopub_data_rate_limit = 20 * MEGABYTE
    return chosen


def app_words(site: Path, base: str) -> dict[str, Any]:
    """What the template of the apps' pages says and how it looks."""
    sheet = style_sheet(site)
    return {
        "own_widgets": own_widgets,
        "theme_script": base + THEME_SCRIPT if (site / THEME_SCRIPT).is_file() else "",
        "skip": text("apps.shell.skip"),
        "again": text("hub.app.again"),
        "title": text("hub.app.title"),
        "back": text("apps.shell.back"),
        "loading": text("hub.app.loading"),
        "slow": text("hub.app.slow"),
        "stuck": text("hub.app.stuck"),
        "lost": text("hub.app.lost"),
        "no_script": text("hub.app.no_script"),
        "variables": css_variables(),
        "style_sheet": sheet and base + sheet,
    }


def own_jupyter_folder() -> str:
    """A throw-away place for what Jupyter and IPython would write in the user's home."""
    folder = tempfile.mkdtemp(prefix="riktig_")
    os.environ["JUPYTER_DATA_DIR"] = str(Path(folder, "data"))
    os.environ["JUPYTER_CONFIG_DIR"] = str(Path(folder, "config"))
    os.environ["IPYTHONDIR"] = str(Path(folder, "ipython"))
    os.environ["JUPYTER_PATH"] = str(HERE / "jupyter")
    return folder


class Server(Voila):
    """Serves the book to everyone on this machine and the apps to the operator."""

    name = "riktig"
    config_file_paths: list[str] = []  # type: ignore[assignment]  # noqa: RUF012
    setup: Setup
    nursery: forked.Nursery | None = None
    # Whether kernels, and what they import, are made ready before anybody asks for an app.
    in_advance = True

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, with our session, our limits and a log without queries."""
        setup, place = self.setup, self.setup.place
        return {
            **super().init_settings(),
            "allow_remote_access": place.is_public,
            "apps": frozenset(path.name for path in setup.apps.glob("*.ipynb")),
            "default_handler_class": Missing,
            "kernel_websocket_connection_class": GuardedConnection,
            "log_function": log_answer,
            "operator_token": setup.token,
            "session_cookie": f"riktig-{place.port}",
            "person_cookies": cookie_names(place.port, place.is_secure),
            "course": setup.course,
            "public": place.is_public,
            "secure": place.is_secure,
            "site": setup.site,
            "sole_session": "",
            "websocket_max_message_size": MOST_IN_A_MESSAGE,
        }

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """The addresses there are; see `riktig_hub.routes`."""
        setup = self.setup
        return routes(super().init_handlers(), TEMPLATE, setup.site, setup.course, setup.base)

    def start(self) -> None:
        """Serves until it is stopped, then stops every kernel."""
        self.connection_dir = tempfile.mkdtemp(prefix="kernels_", dir=self.connection_dir_root)
        self.app = tornado.web.Application(**self.init_settings())
        self.app.add_handlers(hosts(self.setup.place.public_host), self.init_handlers())
        http = listening(self.app)
        http.add_socket(self.setup.place.socket)
        self.ioloop = tornado.ioloop.IOLoop.current()
        self.ioloop.add_callback(self.setup.ready)
        if self.in_advance:
            self.ioloop.call_later(SECONDS_BEFORE_PREHEATING, self._preheat)
        try:
            self.ioloop.start()
        finally:
            http.stop()
            self.stop()

    def stop(self) -> None:
        """Stops the kernels, then removes their connection files."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        if self.nursery:
            self.nursery.close()
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    @property
    def listens_to_itself(self) -> bool:
        """Whether only this machine reaches the socket, by where it is really bound.

        Behind a proxy it is bound here, and those who come are not here.
        """
        place = self.setup.place
        return not place.is_public and is_loopback(place.socket.getsockname()[0])

    def _preheat(self) -> None:
        """Starts kernels in advance, once the first page has had the machine to itself."""
        chosen = [name for name in PREHEATED if name in self.app.settings["apps"]]
        manager = self.kernel_manager
        pools = {name: {"pool_size": 1} for name in chosen}
        manager.kernel_pools_config = {"default": {"pool_size": 0}, **pools}
        for name in chosen:
            manager.fill_if_needed(delay=0, notebook_name=name)


def _empty(folder: str) -> Path:
    """Voila wants a folder of notebooks even when no app is built."""
    empty = Path(folder, "no-apps")
    empty.mkdir()
    return empty


def serve(setup: Setup, kind: type[Server] = Server) -> None:
    """Runs a server of a kind until Ctrl+C or the terminating signal."""
    mime.install()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    folder = own_jupyter_folder()
    chosen = config()
    chosen.VoilaConfiguration.resources = {"riktig": app_words(setup.site, setup.base)}
    chosen.MappingKernelManager.cull_idle_timeout = setup.idle_seconds
    chosen.MappingKernelManager.cull_interval = min(MOST_SECONDS_BETWEEN_CULLS, setup.idle_seconds)
    server = kind(
        config=chosen,
        base_url=setup.base,
        server_url=setup.base,
        root_dir=str(setup.apps if setup.apps.is_dir() else _empty(folder)),
        port=setup.place.port,
        ip=setup.place.host,
        token="",
        open_browser=False,
        identity_provider_class=Operator,
        connection_dir_root=folder,
        log_level=logging.ERROR,
    )
    server.setup = setup
    server.nursery = forked.install(clean_environment(os.environ))
    if server.nursery and server.in_advance and setup.apps.is_dir():
        server.nursery.open()  # imports beside us: ready when the first page is asked for
    try:
        server.initialize([])
        server.start()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
