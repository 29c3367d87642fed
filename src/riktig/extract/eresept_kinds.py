"""What XML files hold that are no prescriptions or dispensings, said in words."""

from __future__ import annotations

from typing import Final

from riktig.extract.eresept_spaces import is_ours
from riktig.extract.xml_tree import root_of
from riktig.problem import Refused
from riktig.text import text

# Kinds that have a name in the texts: by message type, or by the first element.
_KNOWN: Final = (
    "ERM1", "ERM5", "ERM6", "ERM7", "ERM10", "ERM25", "ERM251", "ERM92", "ERM94", "ERM95", "ERM96",
    "ERM98", "ERM911", "ERM912", "AppRec", "ExportImport", "PasientExport",
)  # fmt: skip
_FEST: Final = ("FEST", "OppfLegemiddelpakning", "OppfLegemiddeldose", "OppfLegemiddelMerkevare")
_SCHEMA: Final = ("schema", "http://www.w3.org/2001/XMLSchema")
# Only with the prescription it is about does it say anything.
_ABOUT_ANOTHER: Final = ("ERM5", "ERM7")


class Kinds:
    """The kinds of messages met with while reading."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}

    def add(self, kind: str) -> None:
        """Notes a message by its type or its first element."""
        self._found.setdefault(kind if kind in _KNOWN else "other")

    def add_root(self, blob: bytes) -> None:
        """Notes a file without events by its first element. `Refused` for what is no e-resept."""
        name, space = root_of(blob)
        if name in _FEST:
            raise Refused("file_is_fest")
        if (name, space) == _SCHEMA:
            raise Refused("xml_is_schema")
        if not is_ours(space):
            raise Refused("xml_not_eresept")
        self.add(name)

    def refusal(self) -> Refused:
        """Why a reading without a single row is refused, with what was there instead."""
        kinds = ", ".join(text(f"extract.message.{kind}") for kind in self._found)
        alone = any(kind in _ABOUT_ANOTHER for kind in self._found)
        return Refused("eresept_no_events", kinds=kinds, variant="recall" if alone else "")
