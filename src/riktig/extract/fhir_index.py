"""Finds what a FHIR reference points to: contained, in the same bundle, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

# Norwegian birth number, D-number and common help number, in this order.
_PERSON_SYSTEMS: Final = (
    "urn:oid:2.16.578.1.12.4.1.4.1",
    "urn:oid:2.16.578.1.12.4.1.4.2",
    "urn:oid:2.16.578.1.12.4.1.4.3",
)


@dataclass(frozen=True, repr=False)
class Resource:
    """A resource with its type and the full address it had in a bundle, if any."""

    kind: str
    body: dict[str, Any]
    url: str = ""
    contained: bool = False

    @property
    def address(self) -> str:
        """`Patient/123`, or the bundle's address, or empty: unlike for unlike resources."""
        name = first_text(self.body.get("id"))
        return f"{self.kind}/{name}" if name else self.url


class Index:
    """All resources of a reading by their addresses."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._found: dict[str, Resource] = {}
        for resource in resources:
            for address in (resource.url, resource.address):
                if address:
                    self._found.setdefault(address, resource)

    def resolve(self, reference: dict[str, Any], holder: Resource) -> Resource | None:
        """The resource a reference points to, if it came along."""
        target = first_text(reference.get("reference"))
        if target.startswith("#"):
            return _contained(holder, target[1:])
        found = self._found.get(target)
        if found or "/" not in target:
            return found
        return self._found.get("/".join(target.split("/_history/")[0].split("/")[-2:]))


def first_text(*values: Any) -> str:
    """The first value that is a text with something in it, else an empty text."""
    for value in values:
        if value and isinstance(value, str):
            return value
    return ""


def dicts(values: Any) -> list[dict[str, Any]]:
    """The objects of a list; nothing when it is no list."""
    return [value for value in values if isinstance(value, dict)] if type(values) is list else []


def identifier_of(body: dict[str, Any]) -> str:
    """A person's identifier: national numbers first, with its system for the others."""
    listed = body.get("identifier")
    some = listed if isinstance(listed, list) else [listed]
    values = {
        first_text(one.get("system")): first_text(one.get("value"))
        for one in dicts(some)
        if first_text(one.get("value"))
    }
    for system in _PERSON_SYSTEMS:
        if system in values:
            return values[system]
    return next((f"{system}|{value}" if system else value for system, value in values.items()), "")


def first_identifier(body: dict[str, Any]) -> str:
    """The first of a resource's own identifiers, or an empty text."""
    return first_text(*(one.get("value") for one in dicts(body.get("identifier"))))


def _contained(holder: Resource, name: str) -> Resource | None:
    for body in dicts(holder.body.get("contained")):
        if body.get("id") == name:
            return Resource(first_text(body.get("resourceType")), body, holder.url, contained=True)
    return None
