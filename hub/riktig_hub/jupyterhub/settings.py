"""What a hub is told, from one small TOML file. Paths in it are relative to the file."""

from __future__ import annotations

import os
import secrets
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from riktig_hub.account.provider import may_be_asked
from riktig_hub.address import is_loopback, public_origin
from riktig_hub.refusal import Refusal
from riktig_hub.registry.store import registry_in

TOKEN_BYTES = 32
PROXY = "configurable-http-proxy"
URLS = ("authorize_url", "token_url", "userdata_url")
# What stands in the file: for each part, what it must hold and what it may.
PARTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "": (frozenset(("origin", "folder")), frozenset(("listen", "database", "idle_minutes"))),
    "course": (frozenset(("folder", "site", "apps")), frozenset(("registry", "mail"))),
    "proxy": (frozenset(), frozenset(("command", "certificate", "key"))),
    "ports": (frozenset(), frozenset(("hub", "proxy", "course"))),
    "oidc": (
        frozenset(("name", "issuer", "client_id", "client_secret_file", *URLS)),
        frozenset(("scope",)),
    ),
}
NUMBERS = ("idle_minutes", "hub", "proxy", "course")


@dataclass(frozen=True)
class Ports:
    """Ports of this machine only, for the hub's parts to reach each other."""

    hub: int = 8081
    proxy: int = 8001
    course: int = 8867


@dataclass(frozen=True)
class Elsewhere:
    """An OpenID Connect provider, as `GenericOAuthenticator` wants it told."""

    name: str
    issuer: str
    client_id: str
    client_secret: str
    authorize_url: str
    token_url: str
    userdata_url: str
    scope: str = "openid email"


@dataclass(frozen=True)
class Settings:
    """All that a hub is told."""

    origin: str
    folder: Path
    listen: str
    database: str
    idle_minutes: int
    course: Path
    registry: str
    site: Path
    apps: Path
    mail: Path | None
    proxy: Path
    certificate: Path | None
    key: Path | None
    ports: Ports = field(default_factory=Ports)
    elsewhere: Elsewhere | None = None

    @property
    def is_secure(self) -> bool:
        """Whether people come by https."""
        return self.origin.startswith("https://")

    @property
    def is_behind_another(self) -> bool:
        """Whether another server in front takes https for the hub's proxy."""
        return self.is_secure and self.certificate is None

    def secret(self, name: str) -> str:
        """A secret of the hub's own, made once and kept for its owner alone."""
        file = self.folder / name
        if not file.exists():
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as opened:
                opened.write(secrets.token_hex(TOKEN_BYTES))
        return file.read_text("ascii").strip()


def read_settings(file: Path) -> Settings:
    """The settings of a file. `Refusal` says what is wrong with it; never a secret."""
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        raise Refusal("hub.jupyterhub.file", file=str(file)) from None
    parts = {name: raw.pop(name, {}) for name in PARTS if name} | {"": raw}
    for name, given in parts.items():
        _check(file, name, given)
    return _settings(file.resolve().parent, parts)


def _check(file: Path, part: str, given: Any) -> None:
    needed, more = PARTS[part]
    if part == "oidc" and given == {}:
        return
    problem = not isinstance(given, dict) or needed - set(given) or set(given) - needed - more
    if problem or not all(_is_sound(key, value) for key, value in given.items()):
        raise Refusal(
            "hub.jupyterhub.part",
            file=str(file),
            part=part or "-",
            keys=", ".join(sorted(needed)) or "-",
            more=", ".join(sorted(more)) or "-",
        )


def _is_sound(key: str, value: Any) -> bool:
    if key in NUMBERS:
        return type(value) is int and value > 0
    return isinstance(value, str) and bool(value)


def _settings(home: Path, parts: Mapping[str, dict[str, Any]]) -> Settings:
    top, course, proxy = parts[""], parts["course"], parts["proxy"]
    origin = public_origin(top["origin"])
    certificate, key = (_path(home, proxy.get(name)) for name in ("certificate", "key"))
    folder = home / top["folder"]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    course_folder = home / course["folder"]
    if top.get("database") and top["database"] == course.get("registry"):
        raise Refusal("hub.jupyterhub.database")  # each counts its own schema's steps
    return Settings(
        origin=origin,
        folder=folder,
        listen=_listen(top.get("listen") or _own_address(origin), certificate and key),
        database=top.get("database") or f"sqlite:///{folder / 'hub.db'}",
        idle_minutes=top.get("idle_minutes", 60),
        course=course_folder,
        registry=course.get("registry") or registry_in(course_folder),
        site=home / course["site"],
        apps=home / course["apps"],
        mail=_path(home, course.get("mail")),
        proxy=_program(home, proxy.get("command", PROXY)),
        certificate=certificate,
        key=key,
        ports=Ports(**parts["ports"]),
        elsewhere=_elsewhere(home, parts["oidc"]) if parts["oidc"] else None,
    )


def _path(home: Path, given: str | None) -> Path | None:
    return home / given if given else None


def _own_address(origin: str) -> str:
    """Where the proxy listens when nobody says: a trial at its own address, else behind https."""
    parts = urlsplit(origin)
    return f"127.0.0.1:{parts.port or 80}" if parts.scheme == "http" else "127.0.0.1:8000"


def _listen(given: str, certificate: Path | None) -> str:
    parts = urlsplit(f"//{given}")
    try:
        reached = parts.hostname and parts.port
    except ValueError:
        reached = None
    if not reached:
        raise Refusal("hub.jupyterhub.listen", given=given)
    if certificate is None and not is_loopback(parts.hostname or ""):
        raise Refusal("hub.jupyterhub.open", given=given)
    return given


def _program(home: Path, given: str) -> Path:
    """The proxy, beside the file or among the machine's programs."""
    beside = home / given
    found = beside if beside.is_file() else shutil.which(given)
    if not found:
        raise Refusal("hub.jupyterhub.proxy", given=given)
    return Path(found)


def _elsewhere(home: Path, given: dict[str, str]) -> Elsewhere:
    told = dict(given)
    file = home / told.pop("client_secret_file")
    if not all(may_be_asked(told[key]) for key in (*URLS, "issuer")):
        raise Refusal("hub.jupyterhub.provider")
    try:
        return Elsewhere(client_secret=file.read_text("utf-8").strip(), **told)
    except (OSError, ValueError):
        raise Refusal("hub.refused.oidc_secret", file=str(file)) from None
