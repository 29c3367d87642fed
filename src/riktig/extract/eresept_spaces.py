"""The namespaces of e-resept: two hosts have given them out, and each carries a date."""

from __future__ import annotations

from typing import Final

_HOSTS: Final = ("http://www.kith.no/xmlstds/", "http://www.ehelse.no/xmlstds/")
_ERESEPT: Final = "eresept/"


def is_ours(space: str) -> bool:
    """Whether a namespace is of the health sector's messages."""
    return space.startswith(_HOSTS)


def kind_of(space: str) -> str:
    """What stands after the common part, as "m1/2013-10-08"; empty for any other namespace."""
    host = next((host for host in _HOSTS if space.startswith(host + _ERESEPT)), "")
    return space.removeprefix(host + _ERESEPT) if host else ""


def mentions(blob: bytes) -> bool:
    """Whether a file that was packed in a message can be a message itself."""
    return any(host.encode() in blob for host in _HOSTS)
