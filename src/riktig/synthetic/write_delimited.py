"""The delimited formats: our own, and the names of the two research files.

Semicolons, decimal comma, UTF-8, line feeds. The column names of the research
files are those read in public scripts; their dispensings cannot be recalled,
so recalled rows are in our own format only. Every file says it is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from riktig.synthetic.practice import Dispensing, Practice

CANONICAL_MARK: Final = "# riktig-canonical/1 synthetic=true"
CANONICAL_COLUMNS: Final = (
    "pasient;dato;hendelse;atc;varenavn;styrke;styrkeenhet;antall;ddd;kjonn;fodselsar;resept;status"
)
NORPD_COLUMNS: Final = (
    " PasientLopeNr;PasientFodtAr;PasientKjonn;UtleveringsDato;ATCKode;"
    "OrdinasjonAntallDDD;VareNavn;Syntetisk"
)
LMR_COLUMNS: Final = (
    "koblingsnoekkel;Utlevering_Lopenummer;Utlevering_Dato;Utlevering_AntallPakninger;"
    "Utlevering_DDD;Legemiddel_ATCkode_Niva5;Vare_Varenavn;Vare_Pakningsstorrelse;"
    "Vare_Pakningsstorrelse_Enhet;Pasient_Kjonn_Verdi;Pasient_Fodselsar;Syntetisk"
)
UNITS: Final = {"mg": "mg", "ug/h": "ug/t", "": ""}
_SEX_NUMBER: Final = {"male": 1, "female": 2}


def write_canonical(made: Practice) -> str:
    """An extract in our own format: all that is known of each row."""

    def cells(row: Dispensing) -> tuple[object, ...]:
        person = made.patient(row.patient)
        return (
            row.patient,
            row.day.isoformat(),
            "utlevert",
            row.atc,
            row.product.name,
            row.product.strength.replace(".", ","),
            UNITS[row.product.unit],
            row.packs * row.pack_size,
            decimal_comma(row.ddd_thousandths),
            "K" if person.sex == "female" else "M",
            person.birth_year,
            row.prescription,
            "tilbakekalt" if row.recalled else "gyldig",
        )

    return _table((CANONICAL_MARK, CANONICAL_COLUMNS), made.dispensings, cells)


def write_norpd(made: Practice) -> str:
    """An extract with the columns of the NorPD research file (leading space and all)."""

    def cells(row: Dispensing) -> tuple[object, ...]:
        person = made.patient(row.patient)
        return (
            row.patient,
            person.birth_year,
            _SEX_NUMBER[person.sex],
            row.day.isoformat().replace("-", "."),
            row.atc,
            decimal_comma(row.ddd_thousandths),
            row.product.name,
            1,
        )

    return _table((NORPD_COLUMNS,), _valid(made), cells)


def write_lmr(made: Practice) -> str:
    """An extract with the columns of the LMR research file."""

    def cells(row: Dispensing) -> tuple[object, ...]:
        person = made.patient(row.patient)
        return (
            row.patient,
            row.prescription,
            row.day.isoformat(),
            row.packs,
            decimal_comma(row.ddd_thousandths),
            row.atc,
            row.product.name,
            row.pack_size,
            "stk",
            _SEX_NUMBER[person.sex],
            person.birth_year,
            1,
        )

    return _table((LMR_COLUMNS,), _valid(made), cells)


def decimal_comma(thousandths: int | None) -> str:
    """`1500` is `1,5`; nothing is an empty cell."""
    if thousandths is None:
        return ""
    whole, rest = divmod(thousandths, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")


def _valid(made: Practice) -> Iterable[Dispensing]:
    return (row for row in made.dispensings if not row.recalled)


def _table(
    head: tuple[str, ...],
    rows: Iterable[Dispensing],
    cells: Callable[[Dispensing], tuple[object, ...]],
) -> str:
    lines = [*head, *(";".join(map(str, cells(row))) for row in rows)]
    return "\n".join(lines) + "\n"
