"""JupyterHub's own settings, from ours. Each says why it is not what JupyterHub does by itself.

One origin holds it all: the hub at `/hub/`, each user's own server at `/user/ID/`, and the course
at every other address, since its links begin at the root. A user is called by the registry's id:
no name and no e-mail address stands in an address or in the hub's log.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from riktig.paper.theme import css_variables
from riktig.text import text
from riktig_hub.account.provider import CALLBACK
from riktig_hub.jupyterhub.settings import Settings
from riktig_hub.registry.store import POSTGRES

COURSE = "kurs"
IDLE = "ledige"
LOCAL = "127.0.0.1"
SECONDS_TO_START = 60
# How soon a user's process that died is seen; then the hub's page starts another.
SECONDS_BETWEEN_LOOKS = 3
# How soon somebody whose account is closed is out. The user's own server asks each minute.
SECONDS_TO_TRUST = 300
SECONDS_A_MINUTE = 60
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def configure(c: Any, settings: Settings) -> None:
    """Fills JupyterHub's configuration."""
    _hub(c, settings)
    _proxy(c, settings)
    _people(c, settings)
    _own_servers(c, settings)
    _services(c, settings)


def _hub(c: Any, settings: Settings) -> None:
    hub, folder = c.JupyterHub, settings.folder
    hub.hub_ip = LOCAL
    hub.hub_port = settings.ports.hub
    hub.db_url = database_url(settings.database)
    hub.cookie_secret_file = str(folder / "cookie_secret")
    hub.pid_file = str(folder / "hub.pid")
    # A hub that is started anew finds everybody where they were.
    hub.cleanup_servers = False
    hub.cleanup_proxy = False
    # What ran for somebody ends when they log out: the next one at the machine finds nothing.
    hub.shutdown_on_logout = True
    hub.trusted_downstream_ips = [LOCAL, "::1"]
    # The pages that people meet, in their own language.
    hub.template_paths = [str(Path(__file__).parent / "pages")]
    hub.template_vars = {
        "text": lambda _user: text,  # JupyterHub calls what can be called
        "variables": css_variables(),
        "unknown": text("hub_jupyterhub.login.unknown"),
    }
    hub.tornado_settings = {
        "cookie_options": {"samesite": "Lax", "secure": settings.is_secure},
        "headers": headers(settings),
    }


def headers(settings: Settings) -> dict[str, str]:
    """Of the hub's own pages. They hold inline scripts, so the policy must let those run."""
    chosen = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if settings.is_secure:
        chosen["Strict-Transport-Security"] = "max-age=31536000"
    return chosen


def database_url(given: str) -> str:
    """The hub's database; PostgreSQL by the driver that we have."""
    address = make_url(given)
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername=POSTGRES)
    return address.render_as_string(hide_password=False)


def _proxy(c: Any, settings: Settings) -> None:
    ports = settings.ports
    scheme = "https" if settings.certificate else "http"
    c.JupyterHub.bind_url = f"{scheme}://{settings.listen}/"
    if settings.certificate:
        c.JupyterHub.ssl_cert = str(settings.certificate)
        c.JupyterHub.ssl_key = str(settings.key)
    proxy = c.ConfigurableHTTPProxy
    # Who is before us has said where a request comes from; our own word would hide it.
    last = ["--no-x-forward"] if settings.is_behind_another else []
    proxy.command = [str(settings.proxy), *last]
    proxy.api_url = f"http://{LOCAL}:{ports.proxy}"
    proxy.auth_token = settings.secret("proxy_token")
    proxy.pid_file = str(settings.folder / "proxy.pid")
    proxy.log_level = "warn"
    c.JupyterHub.hub_routespec = "/hub/"
    c.Proxy.extra_routes = {
        "/": f"http://{LOCAL}:{ports.course}",
        # Of a user whose server does not run: the hub says so, and starts it.
        "/user/": f"http://{LOCAL}:{ports.hub}",
    }


def _people(c: Any, settings: Settings) -> None:
    from riktig_hub.jupyterhub.people import CourseOidc, CoursePasswords

    c.JupyterHub.authenticator_class = CourseOidc if settings.elsewhere else CoursePasswords
    c.Enrolled.registry_url = settings.registry
    # Whom the registry does not know is nobody here either; see `people`.
    c.Authenticator.allow_all = True
    c.Authenticator.auth_refresh_age = SECONDS_TO_TRUST
    c.Authenticator.auth_refresh_strict = True
    c.Authenticator.refresh_pre_spawn = True
    if found := settings.elsewhere:
        oidc = c.GenericOAuthenticator
        oidc.login_service = found.name
        oidc.client_id = found.client_id
        oidc.client_secret = found.client_secret
        oidc.authorize_url = found.authorize_url
        oidc.token_url = found.token_url
        oidc.userdata_url = found.userdata_url
        oidc.scope = found.scope.split()
        oidc.username_claim = "sub"
        oidc.oauth_callback_url = f"{settings.origin}/hub/oauth_callback"
        oidc.enable_pkce = True
        c.CourseOidc.issuer = found.issuer


def _own_servers(c: Any, settings: Settings) -> None:
    c.JupyterHub.spawner_class = "simple"
    c.SimpleLocalProcessSpawner.home_dir_template = str(settings.folder / "own" / "{username}")
    spawner = c.Spawner
    spawner.cmd = [sys.executable, "-P", "-m", "riktig_hub.jupyterhub.own"]
    spawner.environment = {
        "RIKTIG_ORIGIN": settings.origin,
        "RIKTIG_SITE": str(settings.site.resolve()),
        "RIKTIG_APPS": str(settings.apps.resolve()),
    }
    spawner.start_timeout = SECONDS_TO_START
    spawner.http_timeout = SECONDS_TO_START
    spawner.poll_interval = SECONDS_BETWEEN_LOOKS


def _services(c: Any, settings: Settings) -> None:
    course = {
        "name": COURSE,
        "display": False,
        "command": [sys.executable, "-P", "-m", "riktig_hub.jupyterhub.course", *told(settings)],
        "environment": {
            "RIKTIG_REGISTRY": settings.registry,
            "RIKTIG_LOGIN": settings.elsewhere.name if settings.elsewhere else "",
        },
        "api_token": settings.secret("course_token"),
        "oauth_client_id": f"service-{COURSE}",
        "oauth_redirect_uri": f"{settings.origin}{CALLBACK}",
        "oauth_no_confirm": True,
    }
    idle = {
        "name": IDLE,
        "display": False,
        "command": [
            sys.executable,
            "-m",
            "jupyterhub_idle_culler",
            f"--timeout={settings.idle_minutes * SECONDS_A_MINUTE}",
        ],
    }
    c.JupyterHub.services = [course, idle]
    c.JupyterHub.load_roles = [
        # A user may start, stop and reach their own server and the course: no tokens, no sharing.
        {
            "name": "user",
            "scopes": [
                "read:users!user",
                "servers!user",
                "access:servers!user",
                f"access:services!service={COURSE}",
            ],
        },
        {
            "name": "idle",
            "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
            "services": [IDLE],
        },
    ]


def told(settings: Settings) -> list[str]:
    """What the course's server is started with; its registry's URL may hold a password."""
    arguments = ["--port", str(settings.ports.course), "--public", settings.origin]
    arguments += ["--site", str(settings.site.resolve())]
    arguments += ["--course", str(settings.course.resolve())]
    # The apps that want a kernel run in each user's own process, and not here.
    arguments += ["--apps", str((settings.folder / "no-apps").resolve())]
    return arguments + (["--mail", str(settings.mail)] if settings.mail else [])
