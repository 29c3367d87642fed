"""The question which published table is used."""

from __future__ import annotations

from riktig.calculators.form import Choice, Field
from riktig.clinical.tables import issued_tables
from riktig.text.catalogue import text


def issued_table_field(about: str, prefix: str, key: str = "table") -> Field:
    """A choice among the issued tables of one kind, the default first.

    Label and help are the texts `<prefix>.<key>.label` and `.help`.
    """
    tables = issued_tables(about)
    return Field(
        key=key,
        kind="choice",
        label=text(f"{prefix}.{key}.label"),
        help=text(f"{prefix}.{key}.help"),
        required=False,
        default=next(iter(tables)),
        choices=tuple(Choice(name, row["issuer"]) for name, row in tables.items()),
    )
