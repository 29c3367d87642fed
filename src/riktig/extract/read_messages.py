"""Reads files of messages, each with the module of its kind, imported when it is needed."""

from __future__ import annotations

from dataclasses import replace

from riktig.extract.parts import Part, says_synthetic
from riktig.extract.products import Products
from riktig.extract.record import Reading
from riktig.extract.unreadable import check_share


def read_messages(
    parts: list[Part], salt: bytes | None = None, products: Products | None = None
) -> Reading:
    """FHIR or e-resept: files that say themselves what everything in them is."""
    if parts[0].kind == "json":
        from riktig.extract.fhir import read_fhir

        reading = read_fhir([part.text for part in parts], salt, products)
    else:
        from riktig.extract.eresept import read_eresept

        reading = read_eresept([part.blob for part in parts], salt, products)
        marked = any(says_synthetic(part.name) for part in parts)
        reading = replace(reading, synthetic=marked)
    check_share(0, reading.records, reading.rejected)
    return reading
